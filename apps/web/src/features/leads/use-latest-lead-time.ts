import { useQuery } from '@tanstack/react-query';
import { callDesk } from '#src/platform/http/desk.ts';

/** Polling interval while an empty inbox is shown. */
const REFETCH_INTERVAL_MS = 10_000;

/**
 * Returns when the newest lead in the mirror arrived, including decided, snoozed and ignored ones. A lead that was
 * accepted in Clio is on none of its lists and does not count.
 * @param isWanted true while the time is shown
 * @returns epoch milliseconds; null while unknown
 */
export function useLatestLeadTime(isWanted: boolean): number | null {
  const { data } = useQuery({
    queryKey: ['last-lead'],
    queryFn: async ({ signal }) => {
      const lists = await Promise.all(
        ['untriaged', 'ignored'].map((state) =>
          callDesk('GET /api/desk/leads', { query: { state, limit: '1' }, signal }),
        ),
      );
      const times = lists.flatMap(({ data: leads }) => leads.map((lead) => Date.parse(lead.created_at)));
      return times.length === 0 ? null : Math.max(...times);
    },
    enabled: isWanted,
    staleTime: 0,
    // Ignored leads are synced after the others, and a lead may be ignored at any time. Polling sends nothing to Clio.
    refetchInterval: REFETCH_INTERVAL_MS,
  });
  return data ?? null;
}
