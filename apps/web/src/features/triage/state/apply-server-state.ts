import type { QueryClient } from '@tanstack/react-query';
import type { LeadTriage } from '@intake-desk/desk-api/triage';
import { invalidateTriageViews } from '#src/platform/lists/apply-list-events.ts';
import { expectedUpdates, rebaseChanges, type OptimisticChange } from './expected-updates.ts';
import { applyLeadTriage } from './triage-board.ts';
import { triageQuery } from './triage-queries.ts';

/**
 * Applies a lead's triage state from the server, whether it arrives as the response to an action or as a live event.
 * The second of the two is identical and is ignored.
 * @param answered the change of the action to which this is the response
 */
export function applyServerTriage(client: QueryClient, triage: LeadTriage, answered?: OptimisticChange): void {
  const board = client.getQueryData(triageQuery.queryKey);
  if (board === undefined) return;
  const after = applyLeadTriage(board, rebaseChanges(board, triage, answered));
  if (after === board) return;
  client.setQueryData(triageQuery.queryKey, after);
  const own = expectedUpdates.get(triage.lead);
  const before = own === undefined ? board.leads.get(triage.lead) : own.before;
  const isOwn =
    own !== undefined || [triage.verdict, triage.snooze, triage.claim].some((part) => part?.by.id === board.me.id);
  const open = isPutAway(before) && !isPutAway(triage);
  invalidateTriageViews(client, { lead: triage.lead, open, isOwn });
}

function isPutAway(triage: LeadTriage | null | undefined): boolean {
  return triage != null && (triage.verdict !== null || triage.snooze !== null);
}
