import { createAccessTokens } from '../auth/oauth/access-tokens.ts';
import { createGrantStore } from '../auth/oauth/grant-store.ts';
import { createOAuthClient } from '../auth/oauth/oauth-client.ts';
import { createRevokeTokens } from '../auth/oauth/revoke-tokens.ts';
import { measureClockSkew } from '../features/diagnostics/clock-skew.ts';
import { learnScopes } from '../grow/client/scope-cache.ts';
import { createFairBudget } from '../grow/budget/fair-budget.ts';
import { createCallAs } from '../grow/client/call-as.ts';
import { createCircuitBreaker } from '../grow/client/circuit-breaker.ts';
import { coalesceReads } from '../grow/client/coalesce-reads.ts';
import { createGrowClient } from '../grow/client/grow-client.ts';
import { createHttpTransport } from '../grow/client/http-transport.ts';
import { countRefreshes } from '../metrics/count-refreshes.ts';
import { observeQueue } from '../metrics/observe-queue.ts';
import { timeGrowRequests } from '../metrics/time-grow-requests.ts';
import { endGrant } from '../sessions/end-sessions.ts';
import type { Core } from './create-core.ts';

/** Everything that a request to Grow passes: tokens, request budget, circuit breaker and transport. */
export type GrowAccess = ReturnType<typeof createGrowAccess>;

export function createGrowAccess(core: Core) {
  const { config, database, clock, log, metrics, audit, contexts, cipher, store, retries, instance } = core;
  const budget = observeQueue(createFairBudget(config.grow.rateLimit, clock, core.slots), metrics);
  const { exchange: watched, watch: clockWatch } = measureClockSkew(core.exchange ?? createHttpTransport(), clock);
  const exchange = timeGrowRequests(watched, metrics, config.grow.apiUrl, clock);
  const breaker = createCircuitBreaker(clock);
  const grow = createGrowClient({ ...config.grow, budget, exchange, breaker, clock });
  const oauth = countRefreshes(createOAuthClient(config, budget), metrics);
  const grants = createGrantStore(database, cipher, clock);
  const end = (grant: { id: string; version?: number }): Promise<boolean> =>
    endGrant(database, grant, (session) => {
      store.announceEnd(session.session);
      return audit.record({ event: 'session-ended', outcome: 'over-at-clio', ...contexts.now(), ...session });
    });
  const { requireAlive } = instance;
  const tokens = createAccessTokens({ grants, oauth, clock, log, retries, requireAlive, endGrant: end });
  const endRefused = async (id: string): Promise<void> => void (await end({ id }));
  const { callAs: callUnmerged, book: scopes } = learnScopes(
    createCallAs({ client: grow, tokens, endGrant: endRefused }),
    clock,
  );
  return {
    budget,
    exchange,
    clockWatch,
    breaker,
    grow,
    oauth,
    grants,
    tokens,
    scopes,
    /** Two identical requests are two requests. */
    callUnmerged,
    callAs: coalesceReads(callUnmerged),
    revokeTokens: createRevokeTokens(oauth, log),
  };
}
