import type { AuditedDecision, DecisionPage } from '@intake-desk/desk-api/triage';
import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { http } from '#src/platform/http.ts';
import { subscribeLive } from '#src/platform/live-events.ts';

/** What our team did with a lead, from the chain of decisions; the youngest first, a hundred at most. */
export function leadActsQuery(lead: number) {
  return queryOptions({
    queryKey: ['triage', 'acts', lead],
    queryFn: async ({ signal }): Promise<AuditedDecision[]> =>
      ((await http(`/api/desk/audit?lead=${lead}`, { signal })) as DecisionPage).data,
    staleTime: 15_000,
  });
}

/** Asks again whenever something is done to the lead. */
export function useLiveActs(lead: number): void {
  const client = useQueryClient();
  useEffect(
    () =>
      subscribeLive((event) => {
        if (event.type !== 'reset' && (event.type !== 'triage' || event.triage.lead !== lead)) return;
        void client.invalidateQueries({ queryKey: leadActsQuery(lead).queryKey });
      }),
    [client, lead],
  );
}
