import { MIRRORED_LISTS } from '@intake-desk/desk-api/connection';
import type { Config } from '../../config/config.ts';
import type { FirmConnection } from '../../auth/firm-connection/firm-connection.ts';
import type { CircuitBreaker } from '../../grow/client/circuit-breaker.ts';
import type { Budget } from '../../grow/budget/budget.ts';
import type { Mirror } from '../../mirror/create-mirror.ts';
import { ProblemError } from '../../problem.ts';
import type { DeskHandlers } from '../../http/desk-router.ts';
import { isIntakeManager } from '../../config/intake-managers.ts';
import type { GrantStore } from '../../auth/oauth/grant-store.ts';
import { adviceFor } from './advice.ts';
import type { ClockSkew } from './clock-skew.ts';
import type { ScopeCache } from '../../grow/client/scope-cache.ts';

interface Deps {
  config: Config;
  grants: GrantStore;
  budget: Budget;
  breaker: CircuitBreaker;
  mirror: Mirror | null;
  connection: FirmConnection;
  clockWatch: ClockSkew;
  scopeBook: ScopeCache;
}

/** Number of leading characters shown of the application's key: enough to distinguish two applications. */
const SHOWN_KEY = 6;

/** Data of the connection page. Sends no request to Grow. */
export function getConnection(deps: Deps): DeskHandlers<'GET /api/desk/connection'> {
  const { config, grants, budget, breaker, mirror, connection, clockWatch, scopeBook } = deps;
  return {
    'GET /api/desk/connection': async ({ session }) => {
      const grant = await grants.load(session.grant);
      if (grant === null) throw new ProblemError('session-expired');
      const { person, firm } = grant.record;
      const view = budget.view(`${session.firm}/${session.person}`);
      const sync = mirror?.syncOf(session.firm) ?? null;
      const { clientId, region } = config.grow;
      const data = {
        region,
        application: clientId.length > SHOWN_KEY + 4 ? `${clientId.slice(0, SHOWN_KEY)}…` : clientId,
        person: { id: person.id, name: person.displayName },
        firm,
        mirror: mirror === null ? ('off' as const) : ('on' as const),
        scopes: scopeBook.states(session.grant).filter(({ scope }) => config.grow.scopes.includes(scope)),
        clock: { ahead: clockWatch.ahead() },
        budget: {
          rate: view.rate,
          waiting: view.waiting,
          expectedWait: seconds(view.expectedWait),
          pausedFor: seconds(view.pausedFor),
          isUp: !breaker.isOpen,
        },
        lists:
          sync === null
            ? []
            : MIRRORED_LISTS.map((list) => ({
                list,
                records: sync.count(list),
                ...sync.unreadable(list),
                ...sync.freshness(list),
              })),
        firmConnection: {
          ...(await connection.viewOf(session.firm)),
          mayChange: isIntakeManager(config, person.email),
        },
        lastError: sync?.health.lastError ?? null,
      };
      return { data: { ...data, advice: adviceFor(data) } };
    },
  };
}

function seconds(milliseconds: number): number {
  return Math.round(milliseconds / 100) / 10;
}
