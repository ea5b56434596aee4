import type { TriageState } from '#src/features/triage/state/triage-board.ts';
import { useTriageSelector } from '#src/features/triage/state/use-triage-board.ts';
import { useViewTotal } from '#src/platform/lists/list-totals.ts';
import type { LeadsView } from './leads-view.ts';

/** Returns a lookup of the number of leads in each view; null if unknown. */
export function useLeadsCounts(mirror: boolean): (view: LeadsView['name']) => number | null {
  const open = useViewTotal('triage=open', mirror);
  const mine = useTriageSelector(mineOf);
  const decided = useTriageSelector(decidedOf);
  const snoozed = useTriageSelector(snoozedOf);
  const counts: Record<LeadsView['name'], number | null> = { open, mine, decided, snoozed, ignored: null };
  return (view) => (mirror ? counts[view] : null);
}

const mineOf = (board: TriageState | null) => count(board, ({ claim }) => claim?.by.id === board?.me.id);
const decidedOf = (board: TriageState | null) => count(board, ({ verdict }) => verdict !== null);
const snoozedOf = (board: TriageState | null) => count(board, ({ snooze }) => snooze !== null);

type Leads = TriageState['leads'] extends ReadonlyMap<number, infer Lead> ? Lead : never;

function count(board: TriageState | null, isMeant: (lead: Leads) => boolean): number | null {
  return board && [...board.leads.values()].filter(isMeant).length;
}
