import { useQuery, type QueryClient } from '@tanstack/react-query';
import type { LiveEvent } from '@intake-desk/desk-api/event';
import type { ListCounts } from '@intake-desk/desk-api/record-list';
import { callDesk } from '#src/platform/http/desk.ts';

const KEY = ['list-counts'];

/** Returns the number of records in the other lists: fetched once, then updated by live events. Null if unknown. */
export function useListCounts(mirror: boolean): ListCounts['data'] | null {
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) => (await callDesk('GET /api/desk/counts', { signal })).data,
    enabled: mirror,
    staleTime: Infinity,
  });
  return data ?? null;
}

/** Updates the number of records in the other lists. */
export function applyEventToCounts(client: QueryClient, event: LiveEvent): void {
  if (event.type === 'reset') void client.invalidateQueries({ queryKey: KEY });
  if (event.type !== 'freshness' || event.list === 'untriaged') return;
  const { list, total, freshness } = event;
  client.setQueryData<ListCounts['data']>(KEY, (old) => {
    const next = freshness.complete ? total : null;
    return old === undefined || old[list] === next ? old : { ...old, [list]: next };
  });
}

const VIEW_TOTAL_KEY = ['leads', 'view-total'];

/**
 * Returns how many leads of the inbox a view contains now; exact.
 * @param query view and filters, as in the URL: `triage=open&source=Website`
 * @returns null while unknown, or while the inbox is being backfilled
 */
export function useViewTotal(query: string, isWanted: boolean): number | null {
  const { data } = useQuery({
    queryKey: [...VIEW_TOTAL_KEY, query],
    queryFn: async ({ signal }) => {
      const asked = new URLSearchParams(query);
      asked.delete('sort');
      asked.set('limit', '1');
      const { meta } = await callDesk('GET /api/desk/leads', { query: asked, signal });
      return meta.complete ? meta.total : null;
    },
    enabled: isWanted,
    staleTime: Infinity,
  });
  return data ?? null;
}

/** An action's response, its event and what happens together with them cause one request, in milliseconds. */
const TOTALS_DELAY_MS = 100;
const due = new WeakSet<QueryClient>();

/** Refetches the totals of all views soon. */
export function refetchTotalsSoon(client: QueryClient): void {
  if (due.has(client)) return;
  due.add(client);
  setTimeout(() => {
    due.delete(client);
    refetchViewTotals(client);
  }, TOTALS_DELAY_MS);
}

/**
 * Refetches the totals of views: those on the screen now, the others when they are shown.
 * @param filter limits this to queries that contain it
 */
export function refetchViewTotals(client: QueryClient, filter = ''): void {
  void client.invalidateQueries({
    queryKey: VIEW_TOTAL_KEY,
    predicate: ({ queryKey }) => String(queryKey[2]).includes(filter),
  });
}
