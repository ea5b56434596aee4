import type { Query, QueryClient } from '@tanstack/react-query';
import type { LiveEvent, ListName } from '@intake-desk/desk-api/event';
import type { TriageView } from '@intake-desk/desk-api/triage-view';
import { asHttpProblem } from '#src/platform/http/http-problem.ts';
import { recordGrowAnswer } from '#src/platform/http/last-grow-response.ts';
import { requestPage } from './list-endpoints.ts';
import { hasFilters } from './list-filters.ts';
import {
  applyEventToList,
  markRefused,
  markUnchecked,
  mergeFirstPage,
  type ListContext,
  type MirrorData,
} from './mirror-patches.ts';

interface Identified {
  id: number;
}
/** A list with more pages is not requested again as a whole. */
export const MAX_REFETCHED_PAGES = 5;
/** Delay before a failed check is repeated, in milliseconds. */
const CHECK_AGAIN_MS = 15_000;

type ListKey = readonly [key: string, kind: 'mirror', list: ListName, query: string];

/**
 * Applies an event to every cached list, whether or not it is on the screen. What the event alone cannot place is marked
 * as unchecked, and requested while the list is shown.
 */
export function applyEventToLists(client: QueryClient, event: LiveEvent): void {
  if (event.type === 'freshness' && event.freshness.asOf !== null) recordGrowAnswer(Date.parse(event.freshness.asOf));
  for (const query of client.getQueryCache().getAll()) {
    if (query.queryKey[1] !== 'mirror') continue;
    const context = contextOf(query.queryKey as unknown as ListKey);
    if (event.type === 'reset' && !query.isActive()) {
      outdate(client, query);
      continue;
    }
    // A request in flight may have been answered before the event.
    if (query.state.fetchStatus === 'fetching' && event.type !== 'freshness')
      applyAfterRequest(client, query, event, context);
    // An outdated list that is not on the screen is requested when it is: `setQueryData` would mark it as current.
    if (query.isActive() || !query.state.isInvalidated) patch(client, query, event, context);
  }
}

/** Makes a list be requested when it is shown: nothing is known about its rows any more. */
function outdate(client: QueryClient, { queryKey, state }: Query): void {
  const pages = (state.data as MirrorData<Identified> | undefined)?.pages.length ?? 0;
  // Each loaded page would be one request.
  if (pages > MAX_REFETCHED_PAGES) client.removeQueries({ queryKey, exact: true });
  else void client.invalidateQueries({ queryKey, exact: true, refetchType: 'none' });
}

function applyAfterRequest(client: QueryClient, query: Query, event: LiveEvent, context: ListContext): void {
  query.promise?.then(
    () => patch(client, query, event, context),
    () => undefined,
  );
}

function patch(client: QueryClient, { queryKey }: Query, event: LiveEvent, context: ListContext): void {
  client.setQueryData<MirrorData<Identified>>(queryKey, (old) => old && applyEventToList(old, event, context));
}

function contextOf([, , list, query]: ListKey): ListContext {
  const asked = new URLSearchParams(query);
  return {
    list,
    isUnfiltered: !hasFilters(query),
    isNewestFirst: !asked.has('sort'),
    view: asked.get('triage') as TriageView | null,
  };
}

/**
 * Requests the first rows of a list. New records become pending, and no row moves. A failed check of an unchecked list is
 * repeated. A list that Clio refuses now says so.
 * @returns false if there was no response
 */
export async function checkFirstPage(client: QueryClient, queryKey: readonly unknown[]): Promise<boolean> {
  const [, , list, query] = queryKey as ListKey;
  const wasUnchecked = client.getQueryData<MirrorData<Identified>>(queryKey)?.pages[0]?.isUnchecked === true;
  // Cleared first: an event during the request marks it again.
  if (wasUnchecked) mark(client, queryKey, false);
  // Ignores errors: a person who is signed out sees that with their next action.
  const page = await requestPage(list, query).catch((error: unknown) => {
    if (asHttpProblem(error).code === 'grow-forbidden')
      client.setQueryData<MirrorData<Identified>>(queryKey, (old) => old && markRefused(old));
    return null;
  });
  if (page === null) {
    if (wasUnchecked) setTimeout(() => mark(client, queryKey, true), CHECK_AGAIN_MS);
    return false;
  }
  client.setQueryData<MirrorData<Identified>>(queryKey, (old) => old && mergeFirstPage(old, page));
  return true;
}

function mark(client: QueryClient, queryKey: readonly unknown[], isUnchecked: boolean): void {
  client.setQueryData<MirrorData<Identified>>(queryKey, (old) => old && markUnchecked(old, isUnchecked));
}

/** Checks the lists on the screen while live events are unavailable. */
export async function pollLists(client: QueryClient): Promise<void> {
  const queries = client
    .getQueryCache()
    .findAll({ type: 'active', predicate: ({ queryKey }) => queryKey[1] === 'mirror' });
  for (const { queryKey } of queries) if (!(await checkFirstPage(client, queryKey))) return;
}
