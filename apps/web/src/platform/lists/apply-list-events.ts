import type { Query, QueryClient } from '@tanstack/react-query';
import type { LiveEvent, ListName } from '@intake-desk/desk-api/event';
import type { TriageView } from '@intake-desk/desk-api/triage-view';
import { recordGrowAnswer } from '#src/platform/http/last-grow-response.ts';
import { requestPage } from './list-endpoints.ts';
import { hasFilters } from './list-filters.ts';
import { applyEventToList, mergeFirstPage, type ListContext, type MirrorData } from './mirror-patches.ts';

interface Identified {
  id: number;
}
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
      // Nothing is known about its rows any more: it is requested when it is shown.
      void client.invalidateQueries({ queryKey: query.queryKey, exact: true, refetchType: 'none' });
      continue;
    }
    // A request in flight may have been answered before the event.
    if (query.state.fetchStatus === 'fetching' && event.type !== 'freshness')
      applyAfterRequest(client, query, event, context);
    // `setQueryData` would mark it as current.
    if (!query.state.isInvalidated) patch(client, query, event, context);
  }
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
 * Requests the first rows of a list. New records become pending, and no row moves.
 * @returns false if there was no response
 */
export async function checkFirstPage(client: QueryClient, queryKey: readonly unknown[]): Promise<boolean> {
  const [, , list, query] = queryKey as ListKey;
  // Ignores errors: a person who is signed out sees that with their next action.
  const page = await requestPage(list, query).catch(() => null);
  if (page === null) return false;
  client.setQueryData<MirrorData<Identified>>(queryKey, (old) => old && mergeFirstPage(old, page));
  return true;
}

/** Checks the lists on the screen while live events are unavailable. */
export async function pollLists(client: QueryClient): Promise<void> {
  const queries = client
    .getQueryCache()
    .findAll({ type: 'active', predicate: ({ queryKey }) => queryKey[1] === 'mirror' });
  for (const { queryKey } of queries) if (!(await checkFirstPage(client, queryKey))) return;
}
