import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import type { SearchAnswer, SearchResult } from '@intake-desk/desk-api/search-result';
import { http } from '#src/platform/http/http.ts';
import { asHttpProblem, type HttpProblem } from '#src/platform/http/http-problem.ts';
import type { PagedList } from '#src/platform/lists/grow-pages.ts';
import type { ListName } from '@intake-desk/desk-api/event';
import { hasFilters } from '#src/platform/lists/list-filters.ts';
import { LIST_ENDPOINTS } from '#src/platform/lists/list-endpoints.ts';

/** As many as anybody looks through; who wants others types another letter. */
const MAX_RESULTS = 50;
const MIN_QUERY_LENGTH = 2;
/** How long an answer is good enough, and how soon it is asked for again while records are still being read, in milliseconds. */
const STALE_MS = 15_000;
const FILLING_MS = 3_000;

/** An answer of a part of the records is none to keep: what is looked for may be in the next page of them. */
export const searchRefetchOptions = {
  staleTime: ({ state }: { state: { data: SearchAnswer | undefined } }) => (isPartial(state.data) ? 0 : STALE_MS),
  refetchInterval: ({ state }: { state: { data: SearchAnswer | undefined } }) =>
    isPartial(state.data) ? FILLING_MS : (false as const),
};

/** Of a list that somebody looks at: where nothing is found, what was looked for may just have come. Nothing is there to be moved. */
const foundAgeing = {
  staleTime: ({ state }: { state: { data: SearchAnswer | undefined } }) => (isWaitedFor(state.data) ? 0 : STALE_MS),
  refetchInterval: ({ state }: { state: { data: SearchAnswer | undefined } }) =>
    isWaitedFor(state.data) ? FILLING_MS : (false as const),
};

function isWaitedFor(answer: SearchAnswer | undefined): boolean {
  return isPartial(answer) || answer?.data.length === 0;
}

function isPartial(answer: SearchAnswer | undefined): boolean {
  return answer !== undefined && answer.meta.freshness.progress !== null;
}

export interface SearchResults extends PagedList<SearchResult> {
  meta: SearchAnswer['meta'] | null;
}

/**
 * What the desk finds under some words. The last results stay until the next ones are there.
 * @param filters of the list that is searched, as a query
 */
export function useRecordSearch(kind: RecordKind, words: string, isWanted: boolean, filters = ''): SearchResults {
  const isLongEnough = words.trim().length >= MIN_QUERY_LENGTH;
  const query = useQuery({
    queryKey: ['search', kind, words, filters],
    queryFn: ({ signal }) => {
      const own = new URLSearchParams({ q: words, kind, limit: String(MAX_RESULTS) });
      const search = new URLSearchParams([...own, ...new URLSearchParams(filters)]);
      return http(`/api/desk/search?${search.toString()}`, { signal }) as Promise<SearchAnswer>;
    },
    enabled: isWanted && isLongEnough,
    placeholderData: keepPreviousData,
    ...foundAgeing,
    gcTime: 60_000,
  });
  const items = isLongEnough ? (query.data?.data ?? []) : [];
  return {
    items,
    hasMore: false,
    isLoading: isWanted && isLongEnough && query.isPending,
    isLoadingMore: false,
    isRefreshing: query.isFetching,
    problem: query.error ? asHttpProblem(query.error) : null,
    asOf: Date.parse(query.data?.meta.freshness.asOf ?? '') || 0,
    loadMore: () => undefined,
    refresh: () => void query.refetch(),
    retry: () => void query.refetch(),
    meta: query.data?.meta ?? null,
  };
}

/** As many of each kind as fit under a box. */
const MAX_PER_KIND = 6;

export interface GlobalSearchState {
  results: readonly SearchResult[];
  /** Whether the results are those of these very words; until then they are those of the words before. */
  isAnswered: boolean;
  problem: HttpProblem | null;
}

/** The best matches of every kind. */
export function useGlobalSearch(words: string, isWanted: boolean): GlobalSearchState {
  const isLongEnough = words.length >= MIN_QUERY_LENGTH;
  const query = useQuery({
    queryKey: ['search', 'anywhere', words],
    queryFn: ({ signal }) => {
      const search = new URLSearchParams({ q: words, limit: String(MAX_PER_KIND) });
      return http(`/api/desk/search?${search.toString()}`, { signal }) as Promise<SearchAnswer>;
    },
    enabled: isWanted && isLongEnough,
    placeholderData: keepPreviousData,
    ...searchRefetchOptions,
    gcTime: 60_000,
  });
  return {
    results: isWanted && isLongEnough ? (query.data?.data ?? []) : [],
    isAnswered: !isWanted || !isLongEnough || (!query.isPlaceholderData && !query.isPending),
    problem: query.error ? asHttpProblem(query.error) : null,
  };
}

/** What says how a list is shown, and not what is in it. */
const DISPLAY_PARAMETERS = ['sort'];

/**
 * What words are looked for under: the filters of the list in whose box they were typed. The inbox as it always is looks through
 * every lead, since whoever calls again may long be decided on; a filter or another part of the leads is meant as it stands.
 * @param query order and filters, as in the address
 * @returns as a query of the search; empty where nothing is filtered
 */
export function searchFilters(list: ListName, query: string): string {
  const given = new URLSearchParams(query);
  for (const name of DISPLAY_PARAMETERS) given.delete(name);
  const isInbox = list === 'untriaged' && [null, 'open'].includes(given.get('triage')) && !hasFilters(given.toString());
  if (isInbox) return '';
  return new URLSearchParams([...new URLSearchParams(LIST_ENDPOINTS[list].fixed), ...given]).toString();
}
