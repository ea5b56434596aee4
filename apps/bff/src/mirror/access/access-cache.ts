import type { Scope } from '@intake-desk/grow-api/scope';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../../clock.ts';
import type { Resource } from '../source/mirrored-lists.ts';

/** What Grow's last answer to a sign-in said about reading something. */
export interface AccessDecision {
  isAllowed: boolean;
  /** The permission that was missing; only when closed. */
  scope?: Scope;
  /** Our clock. */
  at: number;
}

/** So long an answer of Grow counts. */
export const ACCESS_TTL_MS = 15 * 60_000;
const MAX_ENTRIES = 20_000;

/** Who may read what, by what Grow answered to their own tokens: nothing else tells. */
export interface AccessCache {
  record(grant: string, resource: Resource, standing: Omit<AccessDecision, 'at'>): void;
  /** The last answer, however old. */
  last(grant: string, resource: Resource): AccessDecision | undefined;
  /** The last answer if it still counts. */
  current(grant: string, resource: Resource): AccessDecision | undefined;
}

export function createAccessCache(clock: Clock): AccessCache {
  const known = new LRUCache<string, AccessDecision>({ max: MAX_ENTRIES });
  const last = (grant: string, resource: Resource) => known.get(`${grant} ${resource}`);
  return {
    record(grant, resource, standing) {
      known.set(`${grant} ${resource}`, { ...standing, at: clock.now() });
    },
    last,
    current(grant, resource) {
      const standing = last(grant, resource);
      return standing !== undefined && clock.now() - standing.at < ACCESS_TTL_MS ? standing : undefined;
    },
  };
}
