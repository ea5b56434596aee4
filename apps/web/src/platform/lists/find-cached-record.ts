import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { indicesNear } from './mirror-patches.ts';
import type { GrowPage } from './grow-pages.ts';

export interface CachedRecord<Item> {
  record: Item;
  /** When Clio gave the page that carries it, in epoch milliseconds. */
  asOf: number;
}

/**
 * A record that some loaded list already carries.
 * @param listKey first part of the lists' query keys
 */
export function findCachedRecord<Item extends { id: number }>(
  client: QueryClient,
  listKey: string,
  id: string,
): CachedRecord<Item> | undefined {
  const wanted = Number(id);
  // By hand: the cache's own search compares whole keys, and this is asked with each key that opens a record.
  for (const { queryKey, state } of client.getQueryCache().getAll()) {
    if (queryKey[0] !== listKey) continue;
    const pages = (state.data as Partial<InfiniteData<GrowPage<Item>>> | undefined)?.pages ?? [];
    for (const at of indicesNear(pages.length, lastPage)) {
      const page = pages[at];
      const record = page?.data.find((candidate) => candidate.id === wanted);
      if (page === undefined || record === undefined) continue;
      lastPage = at;
      return { record, asOf: page.fetchedAt ?? 0 };
    }
  }
  return undefined;
}

/** Where the last one was found: whoever steps through a list of fifty thousand finds the next one there, or beside it. */
let lastPage = 0;
