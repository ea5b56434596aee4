import {
  infiniteQueryOptions,
  keepPreviousData,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
  type QueryClient,
} from '@tanstack/react-query';
import type { ListName } from '@intake-desk/desk-api/event';
import type { Freshness } from '@intake-desk/desk-api/freshness';
import type { ListMeta, RecordList } from '@intake-desk/desk-api/record-list';
import type { TriageView } from '@intake-desk/desk-api/triage-view';
import { useEffect, useMemo, useState } from 'react';
import { recordGrowAnswer } from '#src/platform/http/last-grow-answer.ts';
import { http } from '#src/platform/http/http.ts';
import { createPageMerger } from './join-pages.ts';
import { hasFilters } from './list-filters.ts';
import { asHttpProblem } from '#src/platform/http/http-problem.ts';
import { LIST_ENDPOINTS } from './list-endpoints.ts';
import { subscribeToEvents, useLiveState } from '#src/platform/live/live-events.ts';
import {
  isInList,
  applyEventToList,
  applyPendingChanges,
  type ListedRecord,
  type MirrorData,
  type MirrorPage,
} from './mirror-patches.ts';
import type { PagedList } from './grow-pages.ts';

/** A list kept by the desk: in any order, counted, and patched as things happen. */
export interface MirrorPages<Item> extends PagedList<ListedRecord<Item>> {
  /** Exact; of what is here so far while `freshness.complete` is false. Null before the first answer. */
  total: number | null;
  freshness: Freshness | null;
  /** How many records came since the list was read and are not shown. */
  pendingCount: number;
  /** More has changed than could be told. */
  isStale: boolean;
  /** Puts in what arrived, takes out what left. */
  showPending: () => void;
  /** How many records of the list come before one; null when it is not in it. @throws {HttpProblem} */
  findOffset: (id: number) => Promise<number | null>;
}

/** The first page is short, so that it is there at once; whoever scrolls on gets as much as the desk gives. */
const NEXT_PAGE_SIZE = '200';
/** How long counts of filters are good enough, in milliseconds. */
const FACETS_STALE_MS = 10_000;

/** How many records each value of each filter would leave; asked for only while somebody looks at the filters. */
export function useListFacets(list: ListName, query: string, isWanted: boolean): ListMeta['facets'] {
  const { path, key, fixed } = LIST_ENDPOINTS[list];
  const { data } = useQuery({
    queryKey: [key, 'facets', list, query],
    queryFn: async ({ signal }) => {
      const search = new URLSearchParams([...new URLSearchParams(fixed), ...new URLSearchParams(query)]);
      search.set('facets', 'true');
      search.set('limit', '1');
      return ((await http(`/api/desk/${path}?${search.toString()}`, { signal })) as RecordList<unknown>).meta.facets;
    },
    enabled: isWanted,
    staleTime: FACETS_STALE_MS,
    refetchInterval: isWanted ? FACETS_STALE_MS : false,
    placeholderData: keepPreviousData,
  });
  return data;
}

/**
 * Page after page of a list, as the desk keeps it.
 * @param query filters and order, as in the page's address: `sort=name&status=Hired`
 */
export function mirrorPagesQuery<Item extends { id: number }>(list: ListName, query: string) {
  const { path, key, fixed } = LIST_ENDPOINTS[list];
  return infiniteQueryOptions({
    queryKey: [key, 'mirror', list, query],
    queryFn: async ({ pageParam, signal }): Promise<MirrorPage<Item>> => {
      const search = new URLSearchParams([...new URLSearchParams(fixed), ...new URLSearchParams(query)]);
      if (pageParam !== null) {
        search.set('cursor', pageParam);
        search.set('limit', NEXT_PAGE_SIZE);
      }
      const page = (await http(`/api/desk/${path}?${search.toString()}`, { signal })) as RecordList<Item>;
      const asOf = page.meta.asOf === null ? 0 : Date.parse(page.meta.asOf);
      if (asOf > 0) recordGrowAnswer(asOf);
      return { ...page, fetchedAt: asOf };
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ meta }) => meta.next,
    staleTime: Infinity,
  });
}

/**
 * @param query filters and order, as in the page's address
 * @param isWanted false: nothing is asked for, and the list is empty
 */
export function useMirrorPages<Item extends { id: number }>(
  list: ListName,
  query: string,
  isWanted: boolean,
): MirrorPages<Item> {
  const { path, fixed } = LIST_ENDPOINTS[list];
  const client = useQueryClient();
  const options = useMemo(() => mirrorPagesQuery<Item>(list, query), [list, query]);
  const { queryKey } = options;
  const [isAsking, setIsAsking] = useState(false);
  const isLive = useLiveState() === 'live';
  const pages = useInfiniteQuery({ ...options, enabled: isWanted });
  const { data, fetchNextPage, hasNextPage, refetch } = pages;

  const isUnfiltered = !hasFilters(query);
  const isNewestFirst = !new URLSearchParams(query).has('sort');
  const view = new URLSearchParams(query).get('triage') as TriageView | null;
  useEffect(() => {
    if (!isWanted) return undefined;
    return subscribeToEvents((event) => {
      if (event.type === 'freshness' && event.list === list && event.freshness.asOf !== null) {
        recordGrowAnswer(Date.parse(event.freshness.asOf));
      }
      client.setQueryData<MirrorData<Item>>(
        queryKey,
        (old) => old && applyEventToList(old, event, { list, isUnfiltered, isNewestFirst, view }),
      );
    });
  }, [client, queryKey, list, isUnfiltered, isNewestFirst, view, isWanted]);

  const [join] = useState(() => createPageMerger<ListedRecord<Item>>());
  const items = useMemo(() => join((data?.pages ?? []).map((page) => page.data)), [join, data]);
  const first = data?.pages[0];
  const isOutdated = first?.isStale === true;

  /** Only the first page is asked for: whoever scrolls on reads on. */
  const refetchAll = () => {
    client.setQueryData<MirrorData<Item>>(
      queryKey,
      (old) => old && { pages: old.pages.slice(0, 1), pageParams: old.pageParams.slice(0, 1) },
    );
    void refetch({ cancelRefetch: false });
  };
  const meta = first?.meta;
  // A list that was empty while it was being read has nothing that could move: it is read anew by itself, as more of it is there.
  const isEmpty = first !== undefined && items.length === 0;
  const read = isEmpty ? (meta?.progress?.records ?? 0) : 0;
  const isToldOfMore = isUnfiltered && view === null ? (meta?.total ?? 0) > 0 : isOutdated;
  useEffect(() => {
    if (isEmpty && (read > 0 || isOutdated || isToldOfMore)) void refetch({ cancelRefetch: false });
  }, [isEmpty, read, isOutdated, isToldOfMore, refetch]);
  // Until that has come, nobody may be told that there is nothing.
  const isCatchingUp = isEmpty && isToldOfMore && pages.error === null;
  const showArrived = () => {
    // Who holds, put off or decided what makes up the other views: nothing that is told says where in them a lead belongs.
    // Of the open leads it is told what our team puts away, while anything is told.
    const isTold = isNewestFirst && (view === null || (view === 'open' && isLive));
    if (isOutdated || !isTold) refetchAll();
    else client.setQueryData<MirrorData<Item>>(queryKey, (old) => old && applyPendingChanges(old));
  };
  const refresh = () => {
    setIsAsking(true);
    http('/api/desk/refresh', { method: 'POST', body: { list } })
      .then(showArrived, () => refetchAll())
      .finally(() => setIsAsking(false));
  };
  const findPlace = async (id: number) => {
    const search = new URLSearchParams([...new URLSearchParams(fixed), ...new URLSearchParams(query)]);
    search.set('limit', '1');
    search.set('at', String(id));
    return ((await http(`/api/desk/${path}?${search.toString()}`)) as RecordList<unknown>).meta.place ?? null;
  };
  const loadMore = () => {
    if (hasNextPage) void fetchNextPage({ cancelRefetch: false });
  };
  const { total = null, next: _next, ...freshness } = first?.meta ?? ({} as Partial<ListMeta>);
  return {
    items,
    hasMore: hasNextPage,
    isLoading: (pages.isPending || isCatchingUp) && isWanted,
    isLoadingMore: pages.isFetchingNextPage,
    isRefreshing: isAsking || (pages.isRefetching && !pages.isFetchingNextPage),
    problem: pages.error ? asHttpProblem(pages.error) : null,
    asOf: first?.fetchedAt ?? 0,
    loadMore,
    refresh,
    retry: pages.isFetchNextPageError ? loadMore : () => void refetch({ cancelRefetch: false }),
    total,
    freshness: first === undefined ? null : (freshness as Freshness),
    pendingCount: first?.pending?.length ?? 0,
    isStale: isOutdated,
    showPending: showArrived,
    findOffset: findPlace,
  };
}

/** A list of more pages is not read anew by itself: each of them would be asked for. */
const MAX_REFETCHED_PAGES = 5;

/**
 * What our team did with a lead concerns views that nobody can patch: those on the screen say that there is more, the others
 * are read when they are opened. The open leads keep the row of one that was put away: they need nothing when it is back.
 * @param open whether the open leads are more now, too
 * @param isOwn whether the person who looks did it, and expects to see it
 */
export function invalidateTriageViews(
  client: QueryClient,
  { lead, open, isOwn }: { lead: number; open: boolean; isOwn: boolean },
): void {
  const views = client.getQueryCache().findAll({
    predicate: ({ queryKey, state }) => {
      if (queryKey[0] !== 'leads' || queryKey[1] !== 'mirror') return false;
      const asked = new URLSearchParams(queryKey[3] as string);
      const view = asked.get('triage');
      if (view !== 'open' || asked.has('owner')) return view !== null;
      const list = state.data as MirrorData<{ id: number }> | undefined;
      return open && (list === undefined || !isInList(list, lead));
    },
  });
  for (const view of views) {
    const pages = (view.state.data as MirrorData<unknown> | undefined)?.pages.length ?? 0;
    if (view.isActive() && isOwn && pages <= MAX_REFETCHED_PAGES) {
      void client.invalidateQueries({ queryKey: view.queryKey, exact: true });
    } else if (view.isActive()) {
      client.setQueryData<MirrorData<{ id: number }>>(
        view.queryKey,
        (old) => old && applyEventToList(old, { type: 'reset' }, ANY),
      );
    } else {
      client.removeQueries({ queryKey: view.queryKey, exact: true });
    }
  }
  // What was found moves only for the person who did something; others find it anew with the next words.
  void client.invalidateQueries({
    predicate: ({ queryKey: [first, kind, , filters] }) =>
      first === 'search' && kind === 'lead' && String(filters).includes('triage='),
    refetchType: isOwn ? 'active' : 'none',
  });
}

const ANY = { list: 'untriaged', isUnfiltered: true, isNewestFirst: true } as const;
