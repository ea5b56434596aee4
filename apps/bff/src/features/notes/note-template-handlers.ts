import type { NoteTemplates } from '@intake-desk/desk-api/note-template';
import type { Audit } from '../../audit/audit-log.ts';
import { contextOf } from '../../audit/request-context.ts';
import type { DeskHandlers } from '../../http/desk-router.ts';
import { ProblemError } from '../../problem.ts';
import type { SignedInSession } from '../../sessions/session-data.ts';
import type { Permissions } from '../permissions/permissions.ts';
import type { NoteTemplateStore } from './note-templates.ts';

interface Deps {
  permissions: Permissions;
  audit: Audit;
  templates: NoteTemplateStore;
}

/** The firm's note templates: every colleague reads them; intake managers replace the whole list. */
export function noteTemplateHandlers({
  permissions,
  audit,
  templates,
}: Deps): DeskHandlers<`${'GET' | 'PUT'} /api/desk/templates`> {
  const show = async (session: SignedInSession): Promise<NoteTemplates> => {
    const mayChange = await permissions.mayManageIntake(session);
    const { templates: data, version } = await templates.of(session.firm);
    return { data, meta: { version, mayChange } };
  };
  return {
    'GET /api/desk/templates': ({ session }) => show(session),
    'PUT /api/desk/templates': async ({ session, body, response }) => {
      const { firm, person } = session;
      if (new Set(body.templates.map(({ id }) => id)).size !== body.templates.length) {
        throw new ProblemError('bad-request', { detail: 'Two templates have the same id.' });
      }
      if (!(await templates.put(firm, body.templates, body.version))) throw new ProblemError('templates-changed');
      const action = 'PUT /api/desk/templates';
      await audit.record({
        event: 'templates-changed',
        outcome: 'done',
        person,
        firm,
        action,
        ...contextOf(response),
      });
      return show(session);
    },
  };
}
