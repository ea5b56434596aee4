import { Router, type RequestHandler } from 'express';
import type { ReadLeads as Answer } from '@intake-desk/desk-api/lead-reads';
import type { Config } from '../../config/config.ts';
import { ProblemError } from '../../problem.ts';
import { requireSession } from '../../sessions/require-session.ts';
import type { RequireLeadAccess } from '../permissions/require-lead-access.ts';
import type { ReadStateStore } from './read-state.ts';

interface Deps {
  config: Config;
  mayReadLead: RequireLeadAccess;
  reads: ReadStateStore;
}

/** Routes of a person's own read state; it is visible to that person only. */
export function readStateRoutes({ config, mayReadLead, reads }: Deps): Router {
  const router = Router({ strict: true, caseSensitive: true });

  const show: RequestHandler = async (request, response) => {
    response.locals['route'] = '/api/desk/reads';
    const { firm, person } = requireSession(request, response, config);
    mustBe(['GET'], request.method, response);
    const { leads } = await reads.of(firm, person);
    response.json({ data: [...leads] } satisfies Answer);
  };
  const mark: RequestHandler<{ id: string }> = async (request, response) => {
    response.locals['route'] = '/api/desk/leads/{id}/read';
    const session = requireSession(request, response, config);
    mustBe(['PUT', 'DELETE'], request.method, response);
    const { firm, person } = session;
    if (!/^\d{1,15}$/.test(request.params.id)) throw new ProblemError('not-found');
    const lead = Number(request.params.id);
    if (request.method === 'DELETE') await reads.unread(firm, person, lead);
    else {
      await mayReadLead(session, lead);
      await reads.read(firm, person, lead);
    }
    response.status(204).end();
  };

  router.all('/reads', show);
  router.all('/leads/:id/read', mark);
  return router;
}

/** @throws ProblemError method-not-allowed */
function mustBe(methods: readonly string[], method: string, response: Parameters<RequestHandler>[1]): void {
  if (methods.includes(method)) return;
  response.set('Allow', methods.join(', '));
  throw new ProblemError('method-not-allowed');
}
