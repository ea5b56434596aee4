import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { callDesk } from '#src/platform/http/desk.ts';
import { hasReceivedEvents, subscribeToEvents } from '#src/platform/live/live-events.ts';

const KEY = ['leads', 'view-total'];
/** Combines changes that happen together into one request, in milliseconds. */
const DEBOUNCE_MS = 250;

/**
 * Returns how many leads of the inbox a view contains now; exact, counted by the server.
 * @param query view and filters, as in the URL: `triage=open&source=Website`
 * @returns null while unknown, or while the inbox is being backfilled
 */
export function useViewTotal(query: string, isWanted: boolean): number | null {
  const { data } = useQuery({
    queryKey: [...KEY, query],
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

/** Refetches the totals after events. Mounted once. */
export function useLiveViewTotals(): void {
  const client = useQueryClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    // Events before this subscription may have changed the counts.
    if (hasReceivedEvents()) refetchViewTotals(client);
    const stop = subscribeToEvents(({ type }) => {
      if (!CHANGES.has(type)) return;
      timer ??= setTimeout(() => {
        timer = undefined;
        refetchViewTotals(client);
      }, DEBOUNCE_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [client]);
}

/**
 * Refetches the totals of views after an action in this browser.
 * @param filter limits this to queries that contain it
 */
export function refetchViewTotals(client: QueryClient, filter = ''): void {
  void client.invalidateQueries({ queryKey: KEY, predicate: ({ queryKey }) => String(queryKey[2]).includes(filter) });
}

const CHANGES = new Set(['triage', 'lead-arrived', 'lead-left', 'freshness', 'reset']);
