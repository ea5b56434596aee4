import {
  infiniteQueryOptions,
  keepPreviousData,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { ListName, ListRecords } from '@intake-desk/desk-api/event';
import type { Freshness } from '@intake-desk/desk-api/freshness';
import type { ListMeta, RecordList } from '@intake-desk/desk-api/record-list';
import type { TriageView } from '@intake-desk/desk-api/triage-view';
import { useEffect, useMemo, useState } from 'react';
import { recordData } from '#src/platform/http/first-data.ts';
import { callDesk } from '#src/platform/http/desk.ts';
import { checkFirstPage } from './check-lists.ts';
import { hasFilters } from './list-filters.ts';
import { asHttpProblem } from '#src/platform/http/http-problem.ts';
import { knownPage, LIST_ENDPOINTS, requestPage } from './list-endpoints.ts';
import { useLiveState } from '#src/platform/live/live-events.ts';
import { applyPendingChanges, type ListedRecord, type MirrorData, type MirrorPage } from './mirror-patches.ts';
import type { PagedList } from './grow-pages.ts';

/** A list from the mirror: in any order, counted, and patched by live events. */
export interface MirrorPages<Item> extends PagedList<ListedRecord<Item>> {
  /**
   * Exact, but during the backfill (`freshness.complete` is false) only of the records so far. Null before the first
   * response.
   */
  total: number | null;
  freshness: Freshness | null;
  /** Number of records that arrived since the list was fetched and are not shown yet. */
  pendingCount: number;
  /** True if more has changed than events can describe. */
  isStale: boolean;
  /** Inserts pending records and removes those that left. */
  showPending: () => void;
  /** Number of rows of a section above the others; undefined if the list has none. */
  rowsOnTop?: number;
  /** Returns how many records of the list precede one; null if the list does not contain it. @throws {HttpProblem} */
  findOffset: (id: number) => Promise<number | null>;
}

/** The first page is short, so that it arrives quickly; all further pages are as long as the server allows. */
const NEXT_PAGE_SIZE = '200';
/** Combines events that happen together into one request, in milliseconds. */
const CHECK_DELAY_MS = 250;
/** How long filter counts stay fresh, in milliseconds. */
const FACETS_STALE_MS = 10_000;

/** Returns how many records each filter value would leave; fetched only while the filters are shown. */
export function useListFacets(list: ListName, query: string, isWanted: boolean): ListMeta['facets'] {
  const { data } = useQuery({
    queryKey: [LIST_ENDPOINTS[list].key, 'facets', list, query],
    queryFn: async ({ signal }) => (await requestPage(list, query, { facets: 'true', limit: '1' }, signal)).meta.facets,
    enabled: isWanted,
    staleTime: FACETS_STALE_MS,
    refetchInterval: isWanted ? FACETS_STALE_MS : false,
    placeholderData: keepPreviousData,
  });
  return data;
}

/**
 * Returns the query for a mirrored list, page by page.
 * @param query filters and order, as in the page's URL: `sort=name&status=Hired`
 */
export function mirrorPagesQuery<List extends ListName>(list: List, query: string) {
  return infiniteQueryOptions({
    queryKey: [LIST_ENDPOINTS[list].key, 'mirror', list, query],
    queryFn: async ({ pageParam, signal }): Promise<MirrorPage<ListRecords[List]>> => {
      const next: Record<string, string> = pageParam === null ? {} : { cursor: pageParam, limit: NEXT_PAGE_SIZE };
      const page = toMirrorPage(await requestPage(list, query, next, signal));
      if (page.fetchedAt > 0) recordData();
      return page;
    },
    // Rows in memory are there in the frame in which the list is shown.
    initialData: (): MirrorData<ListRecords[List]> | undefined => {
      const page = knownPage(list, query);
      return page === null ? undefined : { pages: [toMirrorPage(page)], pageParams: [null] };
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ meta }) => meta.next,
    staleTime: Infinity,
  });
}

function toMirrorPage<Item>(page: RecordList<Item>): RecordList<Item> & { fetchedAt: number } {
  return { ...page, fetchedAt: page.meta.asOf === null ? 0 : Date.parse(page.meta.asOf) };
}

/**
 * @param query filters and order, as in the page's URL
 * @param isWanted false: nothing is fetched, and the list is empty
 */
export function useMirrorPages<List extends ListName>(
  list: List,
  query: string,
  isWanted: boolean,
): MirrorPages<ListRecords[List]> {
  type Item = ListRecords[List];
  const client = useQueryClient();
  const options = useMemo(() => mirrorPagesQuery(list, query), [list, query]);
  const { queryKey } = options;
  const [isAsking, setIsAsking] = useState(false);
  const isLive = useLiveState() === 'live';
  const pages = useInfiniteQuery({ ...options, enabled: isWanted });
  const { data, fetchNextPage, hasNextPage, refetch } = pages;

  const isUnfiltered = !hasFilters(query);
  const isNewestFirst = !new URLSearchParams(query).has('sort');
  const view = new URLSearchParams(query).get('triage') as TriageView | null;
  const isUnchecked = isWanted && data?.pages[0]?.isUnchecked === true;
  useEffect(() => {
    if (!isUnchecked) return undefined;
    const timer = setTimeout(() => void checkFirstPage(client, queryKey), CHECK_DELAY_MS);
    return () => clearTimeout(timer);
  }, [client, queryKey, isUnchecked]);

  const [join] = useState(() => createPageMerger<ListedRecord<Item>>());
  const items = useMemo(() => join((data?.pages ?? []).map((page) => page.data)), [join, data]);
  const first = data?.pages[0];
  const isStale = first?.isStale === true;

  /** Refetches only the first page: scrolling fetches the others. */
  const refetchAll = () => {
    client.setQueryData<MirrorData<Item>>(
      queryKey,
      (old) => old && { pages: old.pages.slice(0, 1), pageParams: old.pageParams.slice(0, 1) },
    );
    void refetch({ cancelRefetch: false });
  };
  const meta = first?.meta;
  // An empty list has no rows that could move, so it is refetched automatically while the backfill adds records.
  const isEmpty = first !== undefined && items.length === 0;
  const read = isEmpty ? (meta?.progress?.records ?? 0) : 0;
  const isMoreKnown = isUnfiltered && view === null ? (meta?.total ?? 0) > 0 : isStale;
  useEffect(() => {
    if (isEmpty && (read > 0 || isStale || isMoreKnown)) void refetch({ cancelRefetch: false });
  }, [isEmpty, read, isStale, isMoreKnown, refetch]);
  // Until those have arrived, the list must not be shown as empty.
  const isCatchingUp = isEmpty && isMoreKnown && pages.error === null;
  const showPending = () => {
    // No event says where a lead belongs in the views by claim, snooze or verdict.
    // For the open leads, events report what the team handles, as long as there is a live connection.
    const hasEvents = isNewestFirst && (view === null || (view === 'open' && isLive));
    if (isStale || !hasEvents) refetchAll();
    else client.setQueryData<MirrorData<Item>>(queryKey, (old) => old && applyPendingChanges(old));
  };
  const refresh = () => {
    setIsAsking(true);
    // As a query, its failure shows that the session has ended, even if the rows come from memory.
    client
      .fetchQuery({
        queryKey: ['refresh', list],
        queryFn: () => callDesk('POST /api/desk/refresh', { body: { list } }),
        staleTime: 0,
      })
      .then(showPending, () => refetchAll())
      .finally(() => setIsAsking(false));
  };
  const findOffset = async (id: number) =>
    (await requestPage(list, query, { limit: '1', at: String(id) })).meta.place ?? null;
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
    isStale,
    showPending,
    findOffset,
  };
}

interface MergedPages<Item> {
  parts: readonly (readonly Item[])[];
  items: readonly Item[];
  /** Ids of `items`. A set and an array of exact length, because there may be fifty thousand rows. */
  ids: Set<number>;
}

/**
 * Creates a function that merges fetched pages into one list with each record once. Pages of a list that changes
 * meanwhile overlap, and the later page is right. A further page costs only that page, and the same pages return the
 * same list.
 */
export function createPageMerger<Item extends { id: number }>(): (
  parts: readonly (readonly Item[])[],
) => readonly Item[] {
  let last: MergedPages<Item> = { parts: [], items: [], ids: new Set() };
  return (parts) => {
    const isSame = last.parts.every((part, index) => part === parts[index]);
    if (isSame && parts.length === last.parts.length) return last.items;
    const inPlace = isSame ? null : replaced(last, parts);
    if (inPlace !== null) {
      last = { ...last, parts, items: inPlace };
      return inPlace;
    }
    last = appended(isSame ? last : { parts: [], items: [], ids: new Set() }, parts);
    return last.items;
  };
}

/** Appends new pages to the known ones. */
function appended<Item extends { id: number }>(
  known: MergedPages<Item>,
  parts: readonly (readonly Item[])[],
): MergedPages<Item> {
  const { ids } = known;
  const fresh: Item[] = [];
  const again: Item[] = [];
  for (const item of parts.slice(known.parts.length).flat()) {
    (ids.has(item.id) ? again : fresh).push(item);
    ids.add(item.id);
  }
  const items = known.items.concat(fresh);
  for (const item of again) items[items.findIndex(({ id }) => id === item.id)] = item;
  return { parts, items, ids };
}

/**
 * Returns the list with changed records replaced in place. Null if records were added, removed or moved, or if pages
 * overlap.
 */
function replaced<Item extends { id: number }>(
  { parts: before, items }: MergedPages<Item>,
  parts: readonly (readonly Item[])[],
): readonly Item[] | null {
  const isLaidOutAlike =
    parts.length === before.length && parts.every((part, index) => part.length === before[index]?.length);
  if (!isLaidOutAlike || items.length !== before.reduce((sum, part) => sum + part.length, 0)) return null;
  const now = [...items];
  let offset = 0;
  for (const [index, part] of parts.entries()) {
    if (part !== before[index]) {
      for (const [at, item] of part.entries()) {
        if (before[index]?.[at]?.id !== item.id) return null;
        now[offset + at] = item;
      }
    }
    offset += part.length;
  }
  return now;
}
