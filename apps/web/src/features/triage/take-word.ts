import type { QueryClient } from '@tanstack/react-query';
import type { LeadTriage } from '@intake-desk/desk-api/triage';
import { outdateViews } from '#src/platform/mirror-pages.ts';
import { withLead, type Board } from './board.ts';
import { boardQuery } from './triage-queries.ts';

/**
 * Takes the desk's word on how a lead stands, whichever way it comes: as the answer to an act, or told. What comes second says
 * nothing new, and nothing is drawn again for it.
 * @param isOwn whether the person who looks did it
 */
export function takeWord(client: QueryClient, triage: LeadTriage, isOwn: (board: Board) => boolean): void {
  const before = client.getQueryData(boardQuery.queryKey);
  if (before === undefined) return;
  const after = withLead(before, triage);
  if (after === before) return;
  client.setQueryData(boardQuery.queryKey, after);
  const open = isPutAway(before.leads.get(triage.lead)) && !isPutAway(triage);
  outdateViews(client, { lead: triage.lead, open, isOwn: isOwn(before) });
}

function isPutAway(triage: LeadTriage | undefined): boolean {
  return triage !== undefined && (triage.verdict !== null || triage.snooze !== null);
}
