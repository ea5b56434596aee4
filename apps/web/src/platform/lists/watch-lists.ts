import { notifyManager, type Query, type QueryCache } from '@tanstack/react-query';

/**
 * Calls `notify` after a change of any list from the mirror. Opening a record changes some hundred things in the cache
 * that are no list.
 * @returns ends it
 */
export function watchLists(cache: QueryCache, notify: () => void): () => void {
  const notifySoon = notifyManager.batchCalls(notify);
  return cache.subscribe(({ query }: { query: Query }) => {
    if (query.queryKey[1] === 'mirror') notifySoon();
  });
}
