import type { TriageView } from '@intake-desk/desk-api/triage-view';
import type { LeadTriage } from '@intake-desk/desk-api/triage';
import { useMemo } from 'react';
import type { TriageState } from './triage-board.ts';
import { useTriageSelector } from './use-triage-board.ts';

/** Returns true for leads to hide. The function is stable while the set of leads is. */
type IsHidden = (lead: number) => boolean;

const NONE: IsHidden = () => false;

/**
 * Returns a predicate for rows to hide because the lead no longer matches the view. In the inbox only the current
 * user's own actions hide a row; a colleague's decision keeps the row and shows a badge, so rows never disappear under
 * the pointer.
 * @param view null hides nothing
 */
export function useHiddenLeads(view: TriageView | null): IsHidden {
  return useTriageSelector(useMemo(() => hiddenIn(view), [view]));
}

function hiddenIn(view: TriageView | null): (board: TriageState | null) => IsHidden {
  let [known, isHidden] = [null as TriageState | null, NONE];
  let touched: ReadonlySet<number> = new Set();
  return (board) => {
    if (board === null || view === null) return NONE;
    if (board === known) return isHidden;
    known = board;
    const { me } = board;
    // The inbox hides the leads in the set; every other view hides all leads outside it.
    const isOut = view === 'open';
    const next = new Set<number>();
    for (const triage of board.leads.values()) if (isTouched(view, triage, me.id)) next.add(triage.lead);
    if (isHidden !== NONE && next.size === touched.size && [...next].every((lead) => touched.has(lead)))
      return isHidden;
    touched = next;
    isHidden = (lead) => next.has(lead) === isOut;
    return isHidden;
  };
}

function isTouched(view: TriageView, { claim, verdict, snooze }: LeadTriage, me: string): boolean {
  switch (view) {
    case 'open':
      return verdict?.by.id === me || snooze?.by.id === me;
    case 'mine':
      return claim?.by.id === me;
    case 'snoozed':
      return snooze !== null;
    case 'decided':
      return verdict !== null;
  }
}
