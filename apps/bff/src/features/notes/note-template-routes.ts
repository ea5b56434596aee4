import type { RequestHandler } from 'express';
import { noteTemplatesBody, type NoteTemplates } from '@intake-desk/desk-api/note-template';
import type { Audit } from '../../audit/audit-log.ts';
import { contextOf } from '../../audit/request-context.ts';
import type { Config } from '../../config/config.ts';
import { ProblemError } from '../../problem.ts';
import { requireSession } from '../../sessions/require-session.ts';
import { isIntakeManager } from '../../config/intake-managers.ts';
import type { GrantStore } from '../../auth/oauth/grant-store.ts';
import type { NoteTemplateStore } from './note-templates.ts';

interface Deps {
  config: Config;
  grants: GrantStore;
  audit: Audit;
  templates: NoteTemplateStore;
}

const ROUTE = '/api/desk/templates';

/** `GET` and `PUT /api/desk/templates`: everyone in the firm reads them; intake managers replace the whole list. */
export function noteTemplateRoutes({ config, grants, audit, templates }: Deps): RequestHandler {
  return async (request, response) => {
    response.locals['route'] = ROUTE;
    const { firm, person, grant } = requireSession(request, response, config);
    if (request.method !== 'GET' && request.method !== 'PUT') {
      response.set('Allow', 'GET, PUT');
      throw new ProblemError('method-not-allowed');
    }
    const found = await grants.load(grant);
    if (found === null) throw new ProblemError('session-expired');
    const mayChange = isIntakeManager(config, found.record.person.email);
    if (request.method === 'PUT') {
      if (!mayChange) throw new ProblemError('not-intake-lead');
      const read = noteTemplatesBody.safeParse(request.body);
      if (!read.success || !areApart(read.data.templates)) {
        throw new ProblemError('bad-request', { detail: 'These are not templates.' });
      }
      if (!(await templates.put(firm, read.data.templates, read.data.version))) {
        throw new ProblemError('templates-changed');
      }
      await audit.record({
        event: 'templates-changed',
        outcome: 'done',
        person,
        firm,
        action: `PUT ${ROUTE}`,
        ...contextOf(response),
      });
    }
    const stored = await templates.of(firm);
    const answer: NoteTemplates = { data: stored.templates, meta: { version: stored.version, mayChange } };
    response.json(answer);
  };
}

function areApart(templates: readonly { id: string }[]): boolean {
  return new Set(templates.map(({ id }) => id)).size === templates.length;
}
