import { notifyManager, useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { MirrorData } from './mirror-patches.ts';

/** Returns whether a list on the screen is not being updated, whatever Clio answers to other requests. */
export function useHasTroubledList(): boolean {
  const cache = useQueryClient().getQueryCache();
  return useSyncExternalStore(
    (notify) => cache.subscribe(notifyManager.batchCalls(notify)),
    () =>
      cache.findAll({ type: 'active', predicate: ({ queryKey }) => queryKey[1] === 'mirror' }).some(({ state }) => {
        const trouble = (state.data as MirrorData<unknown> | undefined)?.pages[0]?.meta.trouble;
        return trouble !== undefined && trouble !== null;
      }),
  );
}
