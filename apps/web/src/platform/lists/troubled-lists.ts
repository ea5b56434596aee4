import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import type { MirrorData } from './mirror-patches.ts';
import { watchLists } from './watch-lists.ts';

/** Returns whether a list on the screen is not being updated, whatever Clio answers to other requests. */
export function useHasTroubledList(): boolean {
  const cache = useQueryClient().getQueryCache();
  return useSyncExternalStore(
    useCallback((notify) => watchLists(cache, notify), [cache]),
    () =>
      cache.findAll({ type: 'active', predicate: ({ queryKey }) => queryKey[1] === 'mirror' }).some(({ state }) => {
        const trouble = (state.data as MirrorData<unknown> | undefined)?.pages[0]?.meta.trouble;
        return trouble !== undefined && trouble !== null;
      }),
  );
}
