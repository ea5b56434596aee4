import type { QueryClient } from '@tanstack/react-query';
import type { LeadTriage, TriageAction } from '@intake-desk/desk-api/triage';
import { asHttpProblem } from '#src/platform/http/http-problem.ts';
import { refetchViewTotals } from '#src/platform/lists/list-totals.ts';
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

/** The outcome of a triage action. */
export interface ActionResult {
  isDone: boolean;
  /** Text for the user: what was done, or why it was not. */
  message: string;
  /** Number of the change, for Undo; null if it cannot be undone. */
  change: number | null;
}

/** Longest wait for the action before, in milliseconds. */
const MAX_WAIT_MS = 5_000;

/** The response to the action before. */
let previous: Promise<unknown> = Promise.resolve();

/**
 * Performs a triage action: updates the screen immediately, then sends it and applies the server's response. If a
 * colleague acted first, the toast names them. Requests are sent one after another, so that the server's last change,
 * which Undo reverts, is the user's last action.
 * @param name the lead's name, for the toast
 */
export async function performTriageAction(
  client: QueryClient,
  { lead, name, act, isQuiet = false }: { lead: number; name: string; act: TriageAction; isQuiet?: boolean },
): Promise<void> {
  const earlier = previous;
  // Sends after the next paint: the key press gets its visible response first.
  const action = trackPending(tryTriageAction(client, lead, act, () => Promise.all([nextPaint(), atMost(earlier)])));
  previous = action;
  const { isDone, message, change } = await action;
  if (!isQuiet || !isDone) showToast({ message, isError: !isDone, lead, name, change });
}

/**
 * Performs a triage action without showing a toast.
 * @param ready awaited before the request is sent
 */
export async function tryTriageAction(
  client: QueryClient,
  lead: number,
  act: TriageAction,
  ready: () => Promise<unknown> = () => Promise.resolve(),
): Promise<ActionResult> {
  const now = Date.now();
  const change = (patch: (board: TriageState) => TriageState): void => {
    client.setQueryData(triageQuery.queryKey, (board) => board && patch(board));
  };
  const before = client.getQueryData(triageQuery.queryKey)?.leads.get(lead) ?? null;
  const endExpectation = expectOwnUpdate(lead, before);
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
    const current = problem.members['triage'] as LeadTriage | undefined;
    if (current === undefined) {
      // The outcome is unknown: rolls back and refetches the lead's state from the server.
      change((board) => restored(board, lead, before));
      void client.invalidateQueries({ queryKey: triageQuery.queryKey });
      return { isDone: false, message: problem.message, change: null };
    }
    change((board) => restored(board, lead, before));
    applyServerTriage(client, current);
    return { isDone: false, message: formatConflict(current, now), change: null };
  } finally {
    endExpectation();
    refetchViewTotals(client);
  }
}

/** Waits for an earlier action, but not when the page closes, and not for a request that hangs. */
async function atMost(earlier: Promise<unknown>): Promise<void> {
  const over = new AbortController();
  const isLeaving = new Promise((resolve) => addEventListener('pagehide', resolve, { signal: over.signal }));
  await Promise.race([earlier, isLeaving, new Promise((resolve) => setTimeout(resolve, MAX_WAIT_MS))]);
  over.abort();
}

function restored(board: TriageState, lead: number, before: LeadTriage | null): TriageState {
  const leads = new Map(board.leads);
  if (before === null) leads.delete(lead);
  else leads.set(lead, before);
  return { ...board, leads };
}
