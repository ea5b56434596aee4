import { useQuery } from '@tanstack/react-query';
import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import type { RecordList } from '@intake-desk/desk-api/record-list';
import { http } from '#src/platform/http/http.ts';

/** How often it is looked at while an empty inbox is, in milliseconds. */
const REFETCH_INTERVAL_MS = 10_000;

/**
 * When the youngest lead came in that the desk knows of, decided, put off or ignored ones included; null while that is not known.
 * A lead that somebody accepted in Clio is on none of its lists.
 * @param isWanted whether anybody is told
 * @returns epoch milliseconds
 */
export function useLatestLeadTime(isWanted: boolean): number | null {
  const { data } = useQuery({
    queryKey: ['last-lead'],
    queryFn: async ({ signal }) => {
      const lists = await Promise.all(
        ['untriaged', 'ignored'].map(
          (state) => http(`/api/desk/leads?state=${state}&limit=1`, { signal }) as Promise<RecordList<InboxLead>>,
        ),
      );
      const times = lists.flatMap(({ data: leads }) => leads.map((lead) => Date.parse(lead.created_at)));
      return times.length === 0 ? null : Math.max(...times);
    },
    enabled: isWanted,
    staleTime: 0,
    // The ignored leads are read after the others, and somebody may ignore one now. It asks nothing of Clio.
    refetchInterval: REFETCH_INTERVAL_MS,
  });
  return data ?? null;
}
