import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { RecordList } from '@intake-desk/desk-api/record-list';
import { useEffect } from 'react';
import { http } from '#src/platform/http/http.ts';
import { hasReceivedEvents, subscribeToEvents } from '#src/platform/live/live-events.ts';

const KEY = ['leads', 'view-total'];
/** Several things that happen at once are one question. */
const DEBOUNCE_MS = 250;

/**
 * How many leads of the inbox a view has now; exact, from the desk's own memory.
 * @param query view and filters, as in the address: `triage=open&source=Website`
 * @returns null while it is not known, or while the inbox is still being read
 */
export function useViewTotal(query: string, isWanted: boolean): number | null {
  const { data } = useQuery({
    queryKey: [...KEY, query],
    queryFn: async ({ signal }) => {
      const search = new URLSearchParams(query);
      search.delete('sort');
      search.set('limit', '1');
      const { meta } = (await http(`/api/desk/leads?${search.toString()}`, { signal })) as RecordList<unknown>;
      return meta.complete ? meta.total : null;
    },
    enabled: isWanted,
    staleTime: Infinity,
  });
  return data ?? null;
}

/** Keeps the totals right while things happen. Mounted once. */
export function useLiveViewTotals(): void {
  const client = useQueryClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    // What was told before this listened may have changed what was counted.
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
 * Something was done here: what the views hold is counted again.
 * @param filter only what is filtered by it
 */
export function refetchViewTotals(client: QueryClient, filter = ''): void {
  void client.invalidateQueries({ queryKey: KEY, predicate: ({ queryKey }) => String(queryKey[2]).includes(filter) });
}

const CHANGES = new Set(['triage', 'lead-arrived', 'lead-left', 'freshness', 'reset']);
