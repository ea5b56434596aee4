import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { RecordPage } from './record-pages.ts';

export interface KnownRecord<Item> {
  record: Item;
  /** When Clio gave the page that carries it, in epoch milliseconds. */
  asOf: number;
}

/**
 * A record that some loaded list already carries.
 * @param listKey first part of the lists' query keys
 */
export function findKnownRecord<Item extends { id: number }>(
  client: QueryClient,
  listKey: string,
  id: string,
): KnownRecord<Item> | undefined {
  const lists = client.getQueriesData<Partial<InfiniteData<RecordPage<Item>>>>({ queryKey: [listKey] });
  for (const [, list] of lists) {
    for (const page of list?.pages ?? []) {
      const record = page.data.find((candidate) => String(candidate.id) === id);
      if (record) return { record, asOf: page.fetchedAt ?? 0 };
    }
  }
  return undefined;
}
