import type { QueryClient } from '@tanstack/react-query';
import type { LeadTriage, TriageAct } from '@intake-desk/desk-api/triage';
import { asHttpProblem } from '#src/platform/http-problem.ts';
import { countAnew } from '#src/platform/view-total.ts';
import { assume } from './assume.ts';
import { untouched, withChange, withLead, type Board } from './board.ts';
import { sayEcho } from './echo.ts';
import { boardQuery, sendAct } from './triage-queries.ts';
import { actInWords, conflictInWords } from './triage-words.ts';

/**
 * Does something with a lead: on the screen at once, and as the desk has it a moment later. Whoever comes second sees who
 * was first.
 * @param name the lead's, for what is said about it
 * @returns whether it was done
 */
export async function performAct(
  client: QueryClient,
  { lead, name, act, isQuiet = false }: { lead: number; name: string; act: TriageAct; isQuiet?: boolean },
): Promise<boolean> {
  const now = Date.now();
  const change = (patch: (board: Board) => Board): void => {
    client.setQueryData(boardQuery.queryKey, (board) => board && patch(board));
  };
  const before = client.getQueryData(boardQuery.queryKey)?.leads.get(lead) ?? null;
  change((board) => withLead(board, assume(before ?? untouched(lead), act, board, now)));
  const say = (words: string, isTrouble: boolean, made: number | null): void => {
    if (!isQuiet || isTrouble) sayEcho({ words, isTrouble, lead, name, change: made });
  };
  try {
    const { data, meta } = await sendAct(lead, act);
    change((board) => withChange(withLead(board, data), meta.change));
    say(actInWords(act, data, now), false, act.act === 'undo' ? null : (meta.change?.change ?? null));
    return true;
  } catch (error) {
    const problem = asHttpProblem(error);
    const standing = problem.members['triage'] as LeadTriage | undefined;
    if (standing === undefined) {
      // Whether it was done is not known: the desk is asked how the lead stands.
      change((board) => restored(board, lead, before));
      void client.invalidateQueries({ queryKey: boardQuery.queryKey });
      say(problem.message, true, null);
    } else {
      change((board) => withLead(restored(board, lead, before), standing));
      say(conflictInWords(standing, now), true, null);
    }
    return false;
  } finally {
    countAnew(client);
  }
}

function restored(board: Board, lead: number, before: LeadTriage | null): Board {
  const leads = new Map(board.leads);
  if (before === null) leads.delete(lead);
  else leads.set(lead, before);
  return { ...board, leads };
}
