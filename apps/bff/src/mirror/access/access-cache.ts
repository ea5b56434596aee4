import type { Scope } from '@intake-desk/grow-api/scope';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../../clock.ts';
import type { Resource } from '../source/mirrored-lists.ts';

/** Result of Grow's last response to a sign-in for one resource. */
export interface AccessDecision {
  isAllowed: boolean;
  /** The missing permission; only if access is refused. */
  scope?: Scope;
  /** By our clock, milliseconds since 1970. */
  at: number;
}

/** Time for which a response of Grow is valid. */
export const ACCESS_TTL_MS = 15 * 60_000;
const MAX_ENTRIES = 20_000;

/** What each sign-in may read, according to Grow's responses to its own token: there is no other source. */
export interface AccessCache {
  record(grant: string, resource: Resource, decision: Omit<AccessDecision, 'at'>): void;
  /** The last decision, however old. */
  last(grant: string, resource: Resource): AccessDecision | undefined;
  /** The last decision if it is still valid. */
  current(grant: string, resource: Resource): AccessDecision | undefined;
}

export function createAccessCache(clock: Clock): AccessCache {
  const known = new LRUCache<string, AccessDecision>({ max: MAX_ENTRIES });
  const last = (grant: string, resource: Resource) => known.get(`${grant} ${resource}`);
  return {
    record(grant, resource, decision) {
      known.set(`${grant} ${resource}`, { ...decision, at: clock.now() });
    },
    last,
    current(grant, resource) {
      const decision = last(grant, resource);
      return decision !== undefined && clock.now() - decision.at < ACCESS_TTL_MS ? decision : undefined;
    },
  };
}
