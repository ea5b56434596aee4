import type { QueryClient } from '@tanstack/react-query';
import type { LeadTriage } from '@intake-desk/desk-api/triage';
import { invalidateTriageViews } from '#src/platform/lists/mirror-pages.ts';
import { applyLeadTriage } from './triage-board.ts';
import { triageQuery } from './triage-queries.ts';

/** Leads with which something is being done here, each as it stood before that was assumed to be done. */
const expected = new Map<number, { before: LeadTriage | null }>();

/**
 * Something is being done with a lead here: whichever way the word on it comes first, it is one's own.
 * @param before as it stands before that
 * @returns the word has come
 */
export function expectOwnUpdate(lead: number, before: LeadTriage | null): () => void {
  const expectation = { before: expected.get(lead)?.before ?? before };
  expected.set(lead, expectation);
  return () => {
    if (expected.get(lead) === expectation) expected.delete(lead);
  };
}

/**
 * Takes the desk's word on how a lead stands, whichever way it comes: as the answer to an act, or told. What comes second says
 * nothing new, and nothing is drawn again for it.
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
