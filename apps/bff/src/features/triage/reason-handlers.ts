import type { FirmReasons } from '@intake-desk/desk-api/firm-reasons';
import type { Audit } from '../../audit/audit-log.ts';
import { contextOf } from '../../audit/request-context.ts';
import type { EventHub } from '../../events/event-hub.ts';
import type { DeskHandlers } from '../../http/desk-router.ts';
import { ProblemError } from '../../problem.ts';
import type { SignedInSession } from '../../sessions/session-data.ts';
import type { Permissions } from '../permissions/permissions.ts';
import type { Reasons } from './reasons.ts';

interface Deps {
  permissions: Permissions;
  audit: Audit;
  hub: EventHub;
  reasons: Reasons;
}

/** The firm's decline reasons: every colleague reads them; intake managers replace the whole list. */
export function reasonHandlers({
  permissions,
  audit,
  hub,
  reasons,
}: Deps): DeskHandlers<`${'GET' | 'PUT'} /api/desk/reasons`> {
  const show = async (session: SignedInSession): Promise<FirmReasons> => {
    const mayChange = await permissions.mayManageIntake(session);
    const { used, retired, version } = await reasons.of(session.firm);
    return { data: used, meta: { retired, version, mayChange } };
  };
  return {
    'GET /api/desk/reasons': ({ session }) => show(session),
    'PUT /api/desk/reasons': async ({ session, body, response }) => {
      const { firm, person } = session;
      if (!areApart(body.reasons)) {
        throw new ProblemError('bad-request', { detail: 'Two reasons have the same id or label.' });
      }
      if (!(await reasons.put(firm, body.reasons, body.version))) throw new ProblemError('reasons-changed');
      hub.publish(firm, { type: 'reasons' });
      const action = 'PUT /api/desk/reasons';
      await audit.record({
        event: 'reasons-changed',
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

/** True if all ids differ and all labels differ, ignoring case. */
function areApart(reasons: readonly { id: string; label: string }[]): boolean {
  const ids = new Set(reasons.map(({ id }) => id));
  const labels = new Set(reasons.map(({ label }) => label.toLowerCase()));
  return ids.size === reasons.length && labels.size === reasons.length;
}
