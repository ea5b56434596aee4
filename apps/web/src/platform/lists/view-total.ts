import { useQuery, type QueryClient } from '@tanstack/react-query';
import { callDesk } from '#src/platform/http/desk.ts';

const KEY = ['leads', 'view-total'];

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

/**
 * Refetches the totals of views: those on the screen now, the others when they are shown.
 * @param filter limits this to queries that contain it
 */
export function refetchViewTotals(client: QueryClient, filter = ''): void {
  void client.invalidateQueries({ queryKey: KEY, predicate: ({ queryKey }) => String(queryKey[2]).includes(filter) });
}
