import { useQueryClient, type QueryCache } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import type { MirrorData } from '#src/platform/lists/mirror-patches.ts';
import { watchLists } from '#src/platform/lists/watch-lists.ts';

/** How fresh the loaded lists of one kind of record are; instants are epoch milliseconds. */
interface ListFreshness {
  /** Up to when the lists contain every change in Clio; 0 if that is unknown. */
  asOf: number;
  /** Since when they are not updated; 0 while they are. */
  stoppedAt: number;
}

/** Returns how fresh the open lists of a kind are: a change in them also refreshes an open record. */
export function useListFreshness(listKey: string): ListFreshness {
  const cache = useQueryClient().getQueryCache();
  // One string, so that equal snapshots are equal.
  const state = useSyncExternalStore(
    useCallback((notify) => watchLists(cache, notify), [cache]),
    () => freshnessOf(cache, listKey),
  );
  const [asOf = 0, stoppedAt = 0] = state.split(' ').map(Number);
  return { asOf, stoppedAt };
}

function freshnessOf(cache: QueryCache, listKey: string): string {
  let [asOf, stoppedAt] = [0, 0];
  for (const query of cache.getAll()) {
    const { queryKey, state } = query;
    if (queryKey[0] !== listKey || queryKey[1] !== 'mirror' || !query.isActive()) continue;
    const first = (state.data as MirrorData<unknown> | undefined)?.pages[0];
    if (first === undefined) continue;
    asOf = Math.max(asOf, first.fetchedAt);
    const { trouble } = first.meta;
    if (trouble !== null) stoppedAt = Math.max(stoppedAt, Date.parse(trouble.since) || 0);
  }
  return `${asOf} ${stoppedAt}`;
}
