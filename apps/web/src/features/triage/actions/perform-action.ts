import type { QueryClient } from '@tanstack/react-query';
import type { LeadTriage, TriageAction } from '@intake-desk/desk-api/triage';
import { asHttpProblem } from '#src/platform/http/http-problem.ts';
import { refetchViewTotals } from '#src/platform/lists/view-total.ts';
import { nextPaint } from '#src/ui/rendering/after-paint.ts';
import { applyOptimistically } from './optimistic-triage.ts';
import {
  emptyLeadTriage,
  applyChange,
  applyLeadTriage,
  type TriageState,
} from '#src/features/triage/state/triage-board.ts';
import { showToast } from '#src/features/triage/state/toasts.ts';
import { expectOwnUpdate, applyServerTriage } from '#src/features/triage/state/apply-server-state.ts';
import { triageQuery, sendTriageAction } from '#src/features/triage/state/triage-queries.ts';
import { formatAction, formatConflict } from './triage-messages.ts';
import { trackPending } from './pending-actions.ts';

/** What became of an act. */
export interface ActionResult {
  isDone: boolean;
  /** For people: what was done, or why it was not. */
  message: string;
  /** To be taken back by its number; null when it cannot be. */
  change: number | null;
}

/**
 * Does something with a lead: on the screen at once, and as the desk has it a moment later. Whoever comes second is told who was
 * first.
 * @param name the lead's, for what is said about it
 */
export async function performTriageAction(
  client: QueryClient,
  { lead, name, act, isQuiet = false }: { lead: number; name: string; act: TriageAction; isQuiet?: boolean },
): Promise<void> {
  // What is on the screen answers the key; to send it takes longer than that may.
  const { isDone, message: words, change } = await trackPending(tryTriageAction(client, lead, act, nextPaint));
  if (!isQuiet || !isDone) showToast({ message: words, isError: !isDone, lead, name, change });
}

/**
 * Does something with a lead, and leaves it to the caller to say so.
 * @param ready what the sending waits for
 */
export async function tryTriageAction(
  client: QueryClient,
  lead: number,
  act: TriageAction,
  ready: () => Promise<void> = () => Promise.resolve(),
): Promise<ActionResult> {
  const now = Date.now();
  const change = (patch: (board: TriageState) => TriageState): void => {
    client.setQueryData(triageQuery.queryKey, (board) => board && patch(board));
  };
  const before = client.getQueryData(triageQuery.queryKey)?.leads.get(lead) ?? null;
  const isAnswered = expectOwnUpdate(lead, before);
  change((board) => applyLeadTriage(board, applyOptimistically(before ?? emptyLeadTriage(lead), act, board, now)));
  try {
    await ready();
    const { data, meta } = await sendTriageAction(lead, act);
    applyServerTriage(client, data);
    change((board) => applyChange(board, meta.change));
    const made = act.act === 'undo' ? null : (meta.change?.change ?? null);
    return { isDone: true, message: formatAction(act, data, now), change: made };
  } catch (error) {
    const problem = asHttpProblem(error);
    const standing = problem.members['triage'] as LeadTriage | undefined;
    if (standing === undefined) {
      // Whether it was done is not known: the desk is asked how the lead stands.
      change((board) => restored(board, lead, before));
      void client.invalidateQueries({ queryKey: triageQuery.queryKey });
      return { isDone: false, message: problem.message, change: null };
    }
    change((board) => restored(board, lead, before));
    applyServerTriage(client, standing);
    return { isDone: false, message: formatConflict(standing, now), change: null };
  } finally {
    isAnswered();
    refetchViewTotals(client);
  }
}

function restored(board: TriageState, lead: number, before: LeadTriage | null): TriageState {
  const leads = new Map(board.leads);
  if (before === null) leads.delete(lead);
  else leads.set(lead, before);
  return { ...board, leads };
}
