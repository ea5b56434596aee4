import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { SEARCH_TEXT_LIMITS } from '@intake-desk/desk-api/limits';
import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import type { MatchKind, SearchAnswer, SearchResult } from '@intake-desk/desk-api/search-result';
import { useState } from 'react';
import { callDesk } from '#src/platform/http/desk.ts';
import { asHttpProblem } from '#src/platform/http/http-problem.ts';
import type { PagedList } from '#src/platform/lists/grow-pages.ts';
import { localAnswers } from '#src/platform/http/local-answers.ts';
import type { ListName } from '@intake-desk/desk-api/event';
import { hasFilters } from '#src/platform/lists/list-filters.ts';
import { LIST_ENDPOINTS } from '#src/platform/lists/list-endpoints.ts';

/** Maximum number of results: a person who needs others types another letter. */
const MAX_RESULTS = 50;
/** How long results stay fresh, and the refetch interval during the backfill, in milliseconds. */
const STALE_MS = 15_000;
const FILLING_MS = 3_000;

/** Results from an incomplete mirror are refetched: the record in question may be in its next page. */
export const searchRefetchOptions = {
  staleTime: ({ state }: { state: { data: SearchAnswer | undefined } }) => (isPartial(state.data) ? 0 : STALE_MS),
  refetchInterval: ({ state }: { state: { data: SearchAnswer | undefined } }) =>
    isPartial(state.data) ? FILLING_MS : (false as const),
};

/**
 * For a list on the screen, an empty result is refetched as well: the record in question may just have arrived. No row
 * can move.
 */
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

/** Results that have what was typed, and are no guesses. */
const LITERAL: ReadonlySet<MatchKind> = new Set(['exact', 'prefix']);

/** An answer about the leads of the inbox, while others may match, too. */
type FoundAnswer = SearchAnswer & { isInboxOnly?: true };

/**
 * Searches the mirror for records of one kind. The previous results stay until the next ones arrive. Where every lead is
 * searched and the inbox is in memory, its leads are the first results, without a request; the others follow on request,
 * or at once if the inbox has only guesses, which must not hide an equal name elsewhere.
 * @param filters of the list that is searched, as a query
 */
export function useRecordSearch(kind: RecordKind, text: string, isWanted: boolean, filters = ''): SearchResults {
  const q = searchText(text);
  const isLongEnough = q !== '';
  const [wide, setWide] = useState('');
  const isWide = wide === q;
  const query = useQuery({
    queryKey: ['search', kind, q, filters, isWide],
    queryFn: async ({ signal }): Promise<FoundAnswer> => {
      const own = { q, kind, limit: String(MAX_RESULTS) };
      const inInbox = kind === 'lead' && filters === '' && !isWide ? await searchInbox(own) : null;
      if (inInbox?.data.some(({ way }) => LITERAL.has(way)) === true) return inInbox;
      const query = new URLSearchParams([...Object.entries(own), ...new URLSearchParams(filters)]);
      return callDesk('GET /api/desk/search', { query, signal });
    },
    enabled: isWanted && isLongEnough,
    placeholderData: keepPreviousData,
    ...foundAgeing,
    gcTime: 60_000,
  });
  const items = isLongEnough ? (query.data?.data ?? []) : [];
  return {
    items,
    hasMore: query.data?.isInboxOnly === true,
    isLoading: isWanted && isLongEnough && query.isPending,
    isLoadingMore: isWide && query.isPlaceholderData,
    isRefreshing: query.isFetching,
    problem: query.error ? asHttpProblem(query.error) : null,
    asOf: Date.parse(query.data?.meta.freshness.asOf ?? '') || 0,
    loadMore: () => setWide(q),
    refresh: () => void query.refetch(),
    retry: () => void query.refetch(),
    meta: query.data?.meta ?? null,
  };
}

/** @returns null if only the server can search the inbox */
async function searchInbox(own: Readonly<Record<string, string>>): Promise<FoundAnswer | null> {
  const query = new URLSearchParams({ ...own, state: 'untriaged' });
  const answer = (await localAnswers()?.['GET /api/desk/search'](query)) ?? null;
  return answer === null ? null : { ...answer, isInboxOnly: true };
}

/** Returns the text as the server takes it: a longer one is cut, for a shorter one it is empty. */
export function searchText(typed: string): string {
  const text = typed.trim().slice(0, SEARCH_TEXT_LIMITS.max);
  return text.length < SEARCH_TEXT_LIMITS.min ? '' : text;
}

/** Parameters that affect how a list is shown, but not its content. */
const DISPLAY_PARAMETERS = ['sort'];

/**
 * Returns the filters for a search that was typed in a list's search box. The unfiltered inbox has none: a repeat caller
 * may have been decided long ago. A filter or another view applies as is.
 * @param query order and filters, as in the URL
 * @returns a query for the search; empty if nothing is filtered
 */
export function searchFilters(list: ListName, query: string): string {
  const given = new URLSearchParams(query);
  for (const name of DISPLAY_PARAMETERS) given.delete(name);
  const isInbox = list === 'untriaged' && [null, 'open'].includes(given.get('triage')) && !hasFilters(given.toString());
  if (isInbox) return '';
  return new URLSearchParams([...new URLSearchParams(LIST_ENDPOINTS[list].fixed), ...given]).toString();
}
