import { Router, type RequestHandler } from 'express';
import { splitMessage, type LeadMessageAnswer } from '@intake-desk/desk-api/lead-message';
import type { Config } from '../../config/config.ts';
import type { Mirror } from '../../mirror/create-mirror.ts';
import { ProblemError } from '../../problem.ts';
import { requireSession } from '../../sessions/require-session.ts';
import type { GrantStore } from '../../auth/oauth/grant-store.ts';
import type { Colleagues } from '../team/colleagues.ts';
import type { LeadMessages } from './lead-messages.ts';
import type { RequireLeadAccess } from '../permissions/require-lead-access.ts';

interface Deps {
  config: Config;
  grants: GrantStore;
  mayReadLead: RequireLeadAccess;
  mirror: Mirror | null;
  colleagues: Colleagues;
  messages: LeadMessages;
}

/**
 * `GET /api/desk/leads/{id}/message`: the message our team wrote for a lead. Requires the right to read the lead
 * itself.
 */
export function leadMessageRoutes({ config, grants, mayReadLead, mirror, colleagues, messages }: Deps): Router {
  const router = Router({ strict: true, caseSensitive: true });
  const path = '/leads/:id/message';
  const show: RequestHandler<{ id: string }> = async (request, response) => {
    const session = requireSession(request, response, config);
    const { firm, person, grant } = session;
    const { id } = request.params;
    if (!/^\d{1,15}$/.test(id)) throw new ProblemError('not-found');
    if (mirror !== null) await mayReadLead(session, Number(id));
    const stored = await messages.find(firm, id);
    const answer: LeadMessageAnswer = { data: null };
    if (stored !== null) {
      // Without a mirror the check costs a request to Clio, so it runs only if there is a message.
      if (mirror === null) await mayReadLead(session, Number(id));
      const found = await grants.load(grant);
      if (found === null) throw new ProblemError('session-expired');
      await colleagues.upsert(firm, { id: person, name: found.record.person.displayName });
      const named = await colleagues.nameLookup(firm);
      answer.data = {
        ...splitMessage(stored.text),
        by: stored.person === null ? null : named(stored.person),
        at: new Date(stored.at).toISOString(),
      };
    }
    response.json(answer);
  };
  router.all(path, (request, response, next) => {
    response.locals['route'] = '/api/desk/leads/{id}/message';
    if (request.method === 'GET') return next();
    response.set('Allow', 'GET');
    throw new ProblemError('method-not-allowed');
  });
  router.get(path, show as RequestHandler);
  return router;
}
