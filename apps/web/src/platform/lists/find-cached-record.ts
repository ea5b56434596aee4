import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { indicesNear } from './mirror-patches.ts';
import type { GrowPage } from './grow-pages.ts';

export interface CachedRecord<Item> {
  record: Item;
  /** When Clio returned the page that contains it, in epoch milliseconds. */
  asOf: number;
}

/**
 * Finds a record that a loaded list already contains.
 * @param listKey first part of the lists' query keys
 */
export function findCachedRecord<Item extends { id: number }>(
  client: QueryClient,
  listKey: string,
  id: string,
): CachedRecord<Item> | undefined {
  const wanted = Number(id);
  // Iterates over the cache itself, because `findAll` compares whole keys and this runs for each key press that opens a
  // record.
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

/**
 * Page index of the last match: while a person steps through fifty thousand rows, the next one is there or next to it.
 */
let lastPage = 0;
