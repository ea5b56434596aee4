import type { RequestHandler } from 'express';
import { reasonsBody, type FirmReasons } from '@intake-desk/desk-api/firm-reasons';
import type { Audit } from '../../audit/audit-log.ts';
import { contextOf } from '../../audit/request-context.ts';
import type { Config } from '../../config/config.ts';
import type { EventHub } from '../../events/event-hub.ts';
import { ProblemError } from '../../problem.ts';
import { requireSession } from '../../sessions/require-session.ts';
import { isIntakeManager } from '../../config/intake-managers.ts';
import type { GrantStore } from '../../auth/oauth/grant-store.ts';
import type { Reasons } from './reasons.ts';

interface Deps {
  config: Config;
  grants: GrantStore;
  audit: Audit;
  hub: EventHub;
  reasons: Reasons;
}

const ROUTE = '/api/desk/reasons';

/** `GET` and `PUT /api/desk/reasons`: everyone in the firm reads them; intake managers replace the whole list. */
export function reasonRoutes({ config, grants, audit, hub, reasons }: Deps): RequestHandler {
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
      const read = reasonsBody.safeParse(request.body);
      if (!read.success || !areApart(read.data.reasons)) {
        throw new ProblemError('bad-request', { detail: 'These are not reasons.' });
      }
      if (!(await reasons.put(firm, read.data.reasons, read.data.version))) throw new ProblemError('reasons-changed');
      hub.publish(firm, { type: 'reasons' });
      await audit.record({
        event: 'reasons-changed',
        outcome: 'done',
        person,
        firm,
        action: `PUT ${ROUTE}`,
        ...contextOf(response),
      });
    }
    const { used, retired, version } = await reasons.of(firm);
    const answer: FirmReasons = { data: used, meta: { retired, version, mayChange } };
    response.json(answer);
  };
}

/** True if all ids differ and all labels differ, ignoring case. */
function areApart(reasons: readonly { id: string; label: string }[]): boolean {
  const ids = new Set(reasons.map(({ id }) => id));
  const labels = new Set(reasons.map(({ label }) => label.toLowerCase()));
  return ids.size === reasons.length && labels.size === reasons.length;
}
