import type { QueryClient } from '@tanstack/react-query';
import type { LeadTriage } from '@intake-desk/desk-api/triage';
import { invalidateTriageViews } from '#src/platform/lists/apply-list-events.ts';
import { applyLeadTriage } from './triage-board.ts';
import { triageQuery } from './triage-queries.ts';

/** Leads with an action in flight, each with its triage before the optimistic update. */
const expected = new Map<number, { before: LeadTriage | null }>();

/**
 * Marks the next update of a lead as this person's own, whether the response or the live event arrives first.
 * @param before the lead's triage before the action
 * @returns removes the mark
 */
export function expectOwnUpdate(lead: number, before: LeadTriage | null): () => void {
  const expectation = { before: expected.get(lead)?.before ?? before };
  expected.set(lead, expectation);
  return () => {
    if (expected.get(lead) === expectation) expected.delete(lead);
  };
}

/**
 * Applies a lead's triage state from the server, whether it arrives as the response to an action or as a live event.
 * The second of the two is identical and is ignored.
 */
export function applyServerTriage(client: QueryClient, triage: LeadTriage): void {
  const board = client.getQueryData(triageQuery.queryKey);
  if (board === undefined) return;
  const after = applyLeadTriage(board, triage);
  if (after === board) return;
  client.setQueryData(triageQuery.queryKey, after);
  const own = expected.get(triage.lead);
  const before = own === undefined ? board.leads.get(triage.lead) : own.before;
  const isOwn =
    own !== undefined || [triage.verdict, triage.snooze, triage.claim].some((part) => part?.by.id === board.me.id);
  const open = isPutAway(before) && !isPutAway(triage);
  invalidateTriageViews(client, { lead: triage.lead, open, isOwn });
}

function isPutAway(triage: LeadTriage | null | undefined): boolean {
  return triage != null && (triage.verdict !== null || triage.snooze !== null);
}
