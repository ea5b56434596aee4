import { useInfiniteQuery, type QueryKey } from '@tanstack/react-query';
import { pageToken } from '@intake-desk/grow-api/page-token';
import { useMemo } from 'react';
import { asHttpProblem, type HttpProblem } from './http-problem.ts';

/** One answer of a list operation: records ascending by id, and a link to the next page while there is one. */
export interface RecordPage<Item> {
  data: Item[];
  meta?: { paging?: { next?: string | null | undefined } | undefined } | undefined;
}

/** A list that is read page by page, as a screen needs it. */
export interface RecordPages<Item> {
  items: readonly Item[];
  /** False once Clio has said that there is nothing more: only then is the number of items a total. */
  hasMore: boolean;
  isLoading: boolean;
  isLoadingMore: boolean;
  isRefreshing: boolean;
  /** Why the list, or its next page, is not there. */
  problem: HttpProblem | null;
  /** When Clio last gave any of it, in epoch milliseconds. */
  asOf: number;
  loadMore: () => void;
  refresh: () => void;
}

/** Options for one list, shared by the screen and by whoever asks ahead of it. */
export function recordPagesOptions<Item>(
  key: QueryKey,
  fetchPage: (token: string | undefined, signal: AbortSignal) => Promise<RecordPage<Item>>,
) {
  return {
    queryKey: key,
    queryFn: ({ pageParam, signal }: { pageParam: string | undefined; signal: AbortSignal }) =>
      fetchPage(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: RecordPage<Item>) => pageToken(page.meta?.paging?.next) ?? undefined,
    // Pages are asked for once: a list is brought up to date on purpose, not by looking at it.
    staleTime: Infinity,
  };
}

/** Follows a list over its cursors. A record that moved between pages while they were read appears once. */
export function useRecordPages<Item extends { id: number }>(
  options: ReturnType<typeof recordPagesOptions<Item>>,
): RecordPages<Item> {
  const query = useInfiniteQuery(options);
  const { data, fetchNextPage, refetch } = query;
  const items = useMemo(() => {
    const byId = new Map<number, Item>();
    for (const page of data?.pages ?? []) for (const item of page.data) byId.set(item.id, item);
    return [...byId.values()];
  }, [data]);
  return {
    items,
    hasMore: query.hasNextPage,
    isLoading: query.isPending,
    isLoadingMore: query.isFetchingNextPage,
    isRefreshing: query.isRefetching && !query.isFetchingNextPage,
    problem: query.error ? asHttpProblem(query.error) : null,
    asOf: query.dataUpdatedAt,
    loadMore: () => void fetchNextPage({ cancelRefetch: false }),
    refresh: () => void refetch(),
  };
}
