import type { Scope } from '@intake-desk/grow-api/scope';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../../clock.ts';
import type { Resource } from '../source/mirrored-lists.ts';

/** What Grow's last answer to a sign-in said about reading something. */
export interface Standing {
  isOpen: boolean;
  /** The permission that was missing; only when closed. */
  scope?: Scope;
  /** Our clock. */
  at: number;
}

/** So long an answer of Grow counts. */
export const COUNTS_MS = 15 * 60_000;
const MOST = 20_000;

/** Who may read what, by what Grow answered to their own tokens: nothing else tells. */
export interface AccessBook {
  note(grant: string, resource: Resource, standing: Omit<Standing, 'at'>): void;
  /** The last answer, however old. */
  last(grant: string, resource: Resource): Standing | undefined;
  /** The last answer if it still counts. */
  current(grant: string, resource: Resource): Standing | undefined;
}

export function createAccessBook(clock: Clock): AccessBook {
  const known = new LRUCache<string, Standing>({ max: MOST });
  const last = (grant: string, resource: Resource) => known.get(`${grant} ${resource}`);
  return {
    note(grant, resource, standing) {
      known.set(`${grant} ${resource}`, { ...standing, at: clock.now() });
    },
    last,
    current(grant, resource) {
      const standing = last(grant, resource);
      return standing !== undefined && clock.now() - standing.at < COUNTS_MS ? standing : undefined;
    },
  };
}
