import type { RequestHandler } from 'express';
import { MAX_NOTE_AUTHORS, type NoteAuthors } from '@intake-desk/desk-api/note-author';
import type { Config } from '../../config/config.ts';
import type { Database } from '../../database/database.ts';
import { ProblemError } from '../../problem.ts';
import { requireSession } from '../../sessions/require-session.ts';
import type { GrantStore } from '../../auth/oauth/grant-store.ts';
import type { Colleagues } from '../team/colleagues.ts';

interface Deps {
  config: Config;
  database: Database;
  grants: GrantStore;
  colleagues: Colleagues;
}

const OPERATIONS = { matter: 'createMatterNote', contact: 'createContactNote' } as const;

/**
 * `GET /api/desk/notes/authors`: the team members who wrote notes whose ids the person already has from Clio. The
 * source is the outbox, for as long as it stores its rows.
 */
export function getNoteAuthors({ config, database, grants, colleagues }: Deps): RequestHandler {
  return async (request, response) => {
    response.locals['route'] = '/api/desk/notes/authors';
    const { firm, person, grant } = requireSession(request, response, config);
    if (request.method !== 'GET') {
      response.set('Allow', 'GET');
      throw new ProblemError('method-not-allowed');
    }
    const { matter, contact, ids } = request.query;
    const [kind, parent] = matter === undefined ? (['contact', contact] as const) : (['matter', matter] as const);
    if (!isId(parent) || typeof ids !== 'string' || (matter !== undefined && contact !== undefined)) {
      throw new ProblemError('bad-request', { detail: 'One matter or contact and the ids of its notes are needed.' });
    }
    const notes = ids.split(',');
    if (notes.length > MAX_NOTE_AUTHORS || !notes.every(isId)) {
      throw new ProblemError('bad-request', { detail: `At most ${MAX_NOTE_AUTHORS} ids can be asked about.` });
    }
    const rows = await database
      .selectFrom('outbox')
      .select(['person', 'record_id'])
      .where('record_id', 'in', notes)
      .where('operation', '=', OPERATIONS[kind])
      .where('path', '=', `/${kind}s/${parent}/notes`)
      .where('state', '=', 'CONFIRMED')
      .execute();
    const found = await grants.load(grant);
    if (found === null) throw new ProblemError('session-expired');
    await colleagues.upsert(firm, { id: person, name: found.record.person.displayName });
    // An erased person has no name here any more.
    const names = new Map((await colleagues.all(firm)).map(({ id, name }) => [`${firm}/${id}`, name]));
    const data = rows.flatMap(({ person: author, record_id: note }) => {
      const name = names.get(author);
      return name === undefined || note === null ? [] : [{ note: Number(note), name }];
    });
    const answer: NoteAuthors = { data };
    response.json(answer);
  };
}

function isId(given: unknown): given is string {
  return typeof given === 'string' && /^\d{1,15}$/.test(given);
}
