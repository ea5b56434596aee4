import type { QueryClient } from '@tanstack/react-query';
import type { LeadTriage, TriageAction, TriageAnswer } from '@intake-desk/desk-api/triage';
import { isKeyMeant } from '#src/platform/commands/typed-text.ts';
import { callDesk } from '#src/platform/http/desk.ts';
import { asHttpProblem } from '#src/platform/http/http-problem.ts';
import { serverNow } from '#src/platform/http/server-clock.ts';
import { invalidateTriageViews } from '#src/platform/lists/apply-list-events.ts';
import { refetchTotalsSoon } from '#src/platform/lists/list-totals.ts';
import { nextPaint } from '#src/ui/rendering/after-paint.ts';
import { applyOptimistically } from './optimistic-triage.ts';
import {
  emptyLeadTriage,
  applyChange,
  applyLeadTriage,
  type TriageState,
} from '#src/features/triage/state/triage-board.ts';
import { showToast } from '#src/features/triage/state/toasts.ts';
import { applyServerTriage } from '#src/features/triage/state/apply-server-state.ts';
import { expectOwnUpdate, withoutChange, type OptimisticChange } from '#src/features/triage/state/expected-updates.ts';
import { triageQuery } from '#src/features/triage/state/triage-queries.ts';
import { formatAction, formatConflict } from './triage-messages.ts';
import { trackPending } from './pending-actions.ts';
import { isRedoable, recordForRedo } from './redo.ts';

/** The outcome of a triage action. */
export interface ActionResult {
  isDone: boolean;
  /** Text for the user: what was done, or why it was not. */
  message: string;
  /** Number of the change, for Undo; null if it cannot be undone. */
  change: number | null;
}

/** The result of an action whose key was part of typed text: it was reverted before it was sent. */
const NOT_MEANT: ActionResult = { isDone: false, message: '', change: null };

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
  const waiting = Promise.all([nextPaint(), atMost(earlier)]);
  const ready = async () => {
    // Before anything else: a later action of the same text is reverted first.
    if (!isQuiet && !(await isKeyMeant())) return false;
    await waiting;
    return true;
  };
  const action = trackPending(tryTriageAction(client, lead, act, ready));
  previous = action;
  const result = await action;
  if (result === NOT_MEANT) return;
  const { isDone, message, change } = result;
  if (isDone) recordForRedo(act, change, () => performTriageAction(client, { lead, name, act }));
  const canRedo = isDone && act.act === 'undo' && isRedoable();
  if (!isQuiet || !isDone) showToast({ message, isError: !isDone, lead, name, change, canRedo });
}

/**
 * Performs a triage action without showing a toast.
 * @param ready awaited before the request is sent; false reverts the action instead
 */
export async function tryTriageAction(
  client: QueryClient,
  lead: number,
  act: TriageAction,
  ready: () => Promise<boolean> = () => Promise.resolve(true),
): Promise<ActionResult> {
  const now = serverNow();
  const change = (patch: (board: TriageState) => TriageState): void => {
    client.setQueryData(triageQuery.queryKey, (board) => board && patch(board));
  };
  const before = client.getQueryData(triageQuery.queryKey)?.leads.get(lead) ?? null;
  const optimistic: OptimisticChange = (given, board) => applyOptimistically(given, act, board, now);
  const endExpectation = expectOwnUpdate(lead, before, optimistic);
  change((board) => applyLeadTriage(board, optimistic(before ?? emptyLeadTriage(lead), board)));
  // Lists that were opened meanwhile contain what was shown.
  const revert = (): void => {
    change((board) => withoutChange(board, lead, optimistic));
    invalidateTriageViews(client, { lead, open: true, isOwn: true });
  };
  try {
    if (!(await ready())) {
      revert();
      return NOT_MEANT;
    }
    const { data, meta } = await sendTriageAction(lead, act);
    applyServerTriage(client, data, optimistic);
    change((board) => applyChange(board, meta.change));
    const made = act.act === 'undo' ? null : (meta.change?.change ?? null);
    return { isDone: true, message: formatAction(act, data, now), change: made };
  } catch (error) {
    const problem = asHttpProblem(error);
    const current = problem.members['triage'] as LeadTriage | undefined;
    if (current === undefined) {
      // The outcome is unknown: rolls back and refetches the lead's state from the server.
      revert();
      void client.invalidateQueries({ queryKey: triageQuery.queryKey });
      return { isDone: false, message: problem.message, change: null };
    }
    applyServerTriage(client, current, optimistic);
    return { isDone: false, message: formatConflict(current, now), change: null };
  } finally {
    endExpectation();
    refetchTotalsSoon(client);
  }
}

/** @throws HttpProblem triage-conflict, with the lead's current triage in its members */
function sendTriageAction(lead: number, action: TriageAction): Promise<TriageAnswer> {
  const to = { id: lead, keepalive: true };
  switch (action.act) {
    case 'claim':
      return callDesk('PUT /api/desk/leads/{id}/claim', to);
    case 'release':
      return callDesk('DELETE /api/desk/leads/{id}/claim', to);
    case 'decide': {
      const { act: _act, ...body } = action;
      return callDesk('PUT /api/desk/leads/{id}/verdict', { ...to, body });
    }
    case 'withdraw':
      return callDesk('DELETE /api/desk/leads/{id}/verdict', to);
    case 'snooze':
      return callDesk('PUT /api/desk/leads/{id}/snooze', { ...to, body: { until: action.until } });
    case 'wake':
      return callDesk('DELETE /api/desk/leads/{id}/snooze', to);
    case 'raise':
      return callDesk('PUT /api/desk/leads/{id}/priority', to);
    case 'lower':
      return callDesk('DELETE /api/desk/leads/{id}/priority', to);
    case 'hand-over':
      return callDesk('POST /api/desk/leads/{id}/hand-over', { ...to, body: { to: action.to } });
    case 'undo':
      return callDesk('POST /api/desk/leads/{id}/undo', { ...to, body: { change: action.change } });
  }
}

/** Waits for an earlier action, but not when the page closes, and not for a request that hangs. */
async function atMost(earlier: Promise<unknown>): Promise<void> {
  const over = new AbortController();
  const isLeaving = new Promise((resolve) => addEventListener('pagehide', resolve, { signal: over.signal }));
  await Promise.race([earlier, isLeaving, new Promise((resolve) => setTimeout(resolve, MAX_WAIT_MS))]);
  over.abort();
}
