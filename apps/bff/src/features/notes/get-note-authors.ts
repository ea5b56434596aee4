import { MAX_NOTE_AUTHORS } from '@intake-desk/desk-api/note-author';
import type { Database } from '../../database/database.ts';
import type { DeskHandlers } from '../../http/desk-router.ts';
import { ProblemError } from '../../problem.ts';
import type { Permissions } from '../permissions/permissions.ts';
import type { Colleagues } from '../team/colleagues.ts';
import type { RegisterCaller } from '../team/register-caller.ts';

interface Deps {
  database: Database;
  permissions: Permissions;
  colleagues: Colleagues;
  registerCaller: RegisterCaller;
}

const OPERATIONS = { matter: 'createMatterNote', contact: 'createContactNote' } as const;

/**
 * Returns the team members who wrote notes whose ids the person already has from Clio. The source is the outbox, for as
 * long as it stores its rows.
 */
export function getNoteAuthors({
  database,
  permissions,
  colleagues,
  registerCaller,
}: Deps): DeskHandlers<'GET /api/desk/notes/authors'> {
  return {
    'GET /api/desk/notes/authors': async ({ session, query }) => {
      const { firm, person } = session;
      const kind = query.has('matter') ? 'matter' : 'contact';
      const parent = query.get(kind) ?? '';
      if (!isId(parent) || (query.has('matter') && query.has('contact'))) {
        throw new ProblemError('bad-request', {
          detail: 'One matter or contact and the ids of its notes are required.',
        });
      }
      const notes = (query.get('ids') ?? '').split(',');
      if (notes.length > MAX_NOTE_AUTHORS || !notes.every(isId)) {
        throw new ProblemError('bad-request', { detail: `1 to ${MAX_NOTE_AUTHORS} ids are allowed.` });
      }
      await permissions.requireRead(session, kind);
      const rows = await database
        .selectFrom('outbox')
        .select(['person', 'record_id'])
        .where('record_id', 'in', notes)
        .where('operation', '=', OPERATIONS[kind])
        .where('path', '=', `/${kind}s/${parent}/notes`)
        .where('state', '=', 'CONFIRMED')
        .execute();
      await registerCaller(session);
      // An erased person has no name here any more.
      const names = new Map((await colleagues.all(firm)).map(({ id, name }) => [`${firm}/${id}`, name]));
      const data = rows.flatMap(({ person: author, record_id: note }) => {
        const name = names.get(author);
        return name === undefined || note === null
          ? []
          : [{ note: Number(note), name, isMine: author === `${firm}/${person}` }];
      });
      return { data };
    },
  };
}

function isId(given: string): boolean {
  return /^\d{1,16}$/.test(given);
}
