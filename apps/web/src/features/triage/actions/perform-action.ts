import type { QueryClient } from '@tanstack/react-query';
import type { LeadTriage, TriageAct } from '@intake-desk/desk-api/triage';
import { asHttpProblem } from '#src/platform/http/http-problem.ts';
import { countAnew } from '#src/platform/lists/view-total.ts';
import { painted } from '#src/ui/rendering/after-paint.ts';
import { assume } from './optimistic-triage.ts';
import { untouched, withChange, withLead, type Board } from '#src/features/triage/state/triage-board.ts';
import { sayEcho } from '#src/features/triage/state/toasts.ts';
import { expectWord, takeWord } from '#src/features/triage/state/apply-server-state.ts';
import { boardQuery, sendAct } from '#src/features/triage/state/triage-queries.ts';
import { actInWords, conflictInWords } from './triage-messages.ts';
import { track } from './pending-actions.ts';

/** What became of an act. */
export interface ActOutcome {
  isDone: boolean;
  /** For people: what was done, or why it was not. */
  words: string;
  /** To be taken back by its number; null when it cannot be. */
  change: number | null;
}

/**
 * Does something with a lead: on the screen at once, and as the desk has it a moment later. Whoever comes second is told who was
 * first.
 * @param name the lead's, for what is said about it
 */
export async function performAct(
  client: QueryClient,
  { lead, name, act, isQuiet = false }: { lead: number; name: string; act: TriageAct; isQuiet?: boolean },
): Promise<void> {
  // What is on the screen answers the key; to send it takes longer than that may.
  const { isDone, words, change } = await track(tryAct(client, lead, act, painted));
  if (!isQuiet || !isDone) sayEcho({ words, isTrouble: !isDone, lead, name, change });
}

/**
 * Does something with a lead, and leaves it to the caller to say so.
 * @param ready what the sending waits for
 */
export async function tryAct(
  client: QueryClient,
  lead: number,
  act: TriageAct,
  ready: () => Promise<void> = () => Promise.resolve(),
): Promise<ActOutcome> {
  const now = Date.now();
  const change = (patch: (board: Board) => Board): void => {
    client.setQueryData(boardQuery.queryKey, (board) => board && patch(board));
  };
  const before = client.getQueryData(boardQuery.queryKey)?.leads.get(lead) ?? null;
  const isAnswered = expectWord(lead, before);
  change((board) => withLead(board, assume(before ?? untouched(lead), act, board, now)));
  try {
    await ready();
    const { data, meta } = await sendAct(lead, act);
    takeWord(client, data);
    change((board) => withChange(board, meta.change));
    const made = act.act === 'undo' ? null : (meta.change?.change ?? null);
    return { isDone: true, words: actInWords(act, data, now), change: made };
  } catch (error) {
    const problem = asHttpProblem(error);
    const standing = problem.members['triage'] as LeadTriage | undefined;
    if (standing === undefined) {
      // Whether it was done is not known: the desk is asked how the lead stands.
      change((board) => restored(board, lead, before));
      void client.invalidateQueries({ queryKey: boardQuery.queryKey });
      return { isDone: false, words: problem.message, change: null };
    }
    change((board) => restored(board, lead, before));
    takeWord(client, standing);
    return { isDone: false, words: conflictInWords(standing, now), change: null };
  } finally {
    isAnswered();
    countAnew(client);
  }
}

function restored(board: Board, lead: number, before: LeadTriage | null): Board {
  const leads = new Map(board.leads);
  if (before === null) leads.delete(lead);
  else leads.set(lead, before);
  return { ...board, leads };
}
