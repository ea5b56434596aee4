import { useInfiniteQuery, type QueryKey } from '@tanstack/react-query';
import { pageToken } from '@intake-desk/grow-api/page-token';
import { useEffect, useMemo } from 'react';
import { faultTexts } from '#src/texts/faults.ts';
import { asHttpProblem, HttpProblem } from '#src/platform/http/http-problem.ts';
import { serverNow } from '#src/platform/http/server-clock.ts';

/** One response of a list operation: records ascending by id, and a link to the next page while there is one. */
export interface GrowPage<Item> {
  data: Item[];
  meta?: { paging?: { next?: string | null | undefined } | undefined } | undefined;
  /** When Clio returned it, in epoch milliseconds; records added to the page later do not change it. */
  fetchedAt?: number;
}

/** A list that is fetched page by page, as a screen needs it. */
export interface PagedList<Item> {
  items: readonly Item[];
  /** False once Clio has reported the end: only then is the number of items a total. */
  hasMore: boolean;
  isLoading: boolean;
  isLoadingMore: boolean;
  isRefreshing: boolean;
  /** Why the list or its next page is missing. */
  problem: HttpProblem | null;
  /** When Clio returned its oldest page, in epoch milliseconds; 0 before the first response. */
  asOf: number;
  loadMore: () => void;
  refresh: () => void;
  /** Repeats what failed: the next page or the whole list. */
  retry: () => void;
}

/** Returns the query options of one list, shared by its screen and by prefetching. */
export function growPagesOptions<Item>(
  key: QueryKey,
  fetchPage: (token: string | undefined, signal: AbortSignal) => Promise<GrowPage<Item>>,
) {
  return {
    queryKey: key,
    queryFn: async ({
      pageParam,
      signal,
    }: {
      pageParam: string | undefined;
      signal: AbortSignal;
    }): Promise<GrowPage<Item>> => ({ ...(await fetchPage(pageParam, signal)), fetchedAt: serverNow() }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (
      page: GrowPage<Item>,
      _pages: GrowPage<Item>[],
      _token: string | undefined,
      tokens: (string | undefined)[],
    ) => {
      const token = pageToken(page.meta?.paging?.next) ?? undefined;
      // A link back to a page that was already fetched would be followed forever.
      return tokens.includes(token) ? undefined : token;
    },
    // Pages are fetched once: a list is refreshed on request, not whenever it is shown.
    staleTime: Infinity,
  };
}

/**
 * Fetches a list page by page. A record that moved between pages meanwhile appears once.
 * @param isWanted false: nothing is fetched, and the list is empty
 */
export function useGrowPages<Item extends { id: number }>(
  options: ReturnType<typeof growPagesOptions<Item>>,
  isWanted = true,
): PagedList<Item> {
  const query = useInfiniteQuery({ ...options, enabled: isWanted });
  const { data, fetchNextPage, hasNextPage, refetch } = query;
  const items = useMemo(() => {
    const byId = new Map<number, Item>();
    for (const page of data?.pages ?? []) for (const item of page.data) byId.set(item.id, item);
    return [...byId.values()];
  }, [data]);
  // Clio links to a next page that cannot be followed: the list is incomplete and must not be shown as complete.
  const leadsNowhere = !hasNextPage && Boolean(data?.pages.at(-1)?.meta?.paging?.next);
  // A page may be empty and have a next one: only its end shows that a list is empty.
  const isBlank = data !== undefined && items.length === 0 && hasNextPage && query.error === null;
  const isIdle = !query.isFetching;
  useEffect(() => {
    if (isBlank && isIdle && isWanted) void fetchNextPage({ cancelRefetch: false });
  }, [isBlank, isIdle, isWanted, fetchNextPage]);
  const loadMore = () => {
    if (hasNextPage) void fetchNextPage({ cancelRefetch: false });
  };
  const refresh = () => void refetch({ cancelRefetch: false });
  return {
    items,
    hasMore: hasNextPage || leadsNowhere,
    isLoading: (query.isPending || isBlank) && isWanted,
    isLoadingMore: query.isFetchingNextPage,
    isRefreshing: query.isRefetching && !query.isFetchingNextPage,
    problem: query.error ? asHttpProblem(query.error) : leadsNowhere ? nowhere() : null,
    asOf: oldest(data?.pages ?? []),
    loadMore,
    refresh,
    retry: query.isFetchNextPageError ? loadMore : refresh,
  };
}

function oldest(pages: readonly GrowPage<unknown>[]): number {
  const stamps = pages.flatMap(({ fetchedAt }) => fetchedAt ?? []);
  return stamps.length > 0 ? Math.min(...stamps) : 0;
}

function nowhere(): HttpProblem {
  return new HttpProblem({
    title: faultTexts.noNextPage,
    code: 'grow-garbled',
    status: 502,
  });
}
