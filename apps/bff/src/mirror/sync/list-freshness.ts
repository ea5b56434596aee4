import type { MirroredList } from '@intake-desk/desk-api/connection';
import { LIST_NAMES, type ListName } from '@intake-desk/desk-api/event';
import type { Freshness } from '@intake-desk/desk-api/freshness';
import type { SteadyClock } from '../../clock.ts';
import type { ListHealth } from './list-health.ts';
import { createRateMeter } from './rate-meter.ts';
import type { SyncStateStore } from './sync-state-store.ts';

/** How fresh each list of a firm is. */
export interface ListFreshness {
  of(list: MirroredList): Freshness;
  /** Records how far the list has advanced: a long step means that Grow could not be queried in between. */
  advanced(list: ListName, from: number | null, until: number | null): void;
  /** Counts records of a backfill, for its pace. */
  filled(list: ListName, records: number): void;
}

interface Deps {
  clock: SteadyClock;
  streams: SyncStateStore;
  health: ListHealth;
  /** Number of records in the mirror. */
  count: (list: MirroredList) => number;
}

/** Minimum length of a gap in syncing that is shown, and how long it is shown. */
const GAP_MS = 5 * 60_000;
const GAP_SHOWN_MS = 24 * 3600_000;

export function createListFreshness({ clock, streams, health, count }: Deps): ListFreshness {
  const paces = new Map<MirroredList, ReturnType<typeof createRateMeter>>(
    LIST_NAMES.map((list) => [list, createRateMeter(clock)]),
  );
  const gaps = new Map<MirroredList, { from: number; until: number }>();
  return {
    of(list) {
      const { as_of: asOf, complete, pages } = streams.states[list];
      return {
        asOf: asOf === null ? null : new Date(clock.toWall(asOf)).toISOString(),
        complete: complete === 1,
        progress: complete === 1 ? null : { records: count(list), pages, pace: paces.get(list)?.perMinute() ?? 0 },
        trouble: health.trouble(list),
        gap: gapOf(list),
      };
    },
    advanced(list, from, until) {
      if (from !== null && until !== null && until - from > GAP_MS) gaps.set(list, { from, until });
    },
    filled: (list, records) => paces.get(list)?.add(records),
  };

  function gapOf(list: MirroredList): Freshness['gap'] {
    const gap = gaps.get(list);
    if (gap === undefined || clock.now() - gap.until > GAP_SHOWN_MS) return null;
    const { from, until } = gap;
    return {
      from: new Date(clock.toWall(from)).toISOString(),
      until: new Date(clock.toWall(until)).toISOString(),
    };
  }
}
