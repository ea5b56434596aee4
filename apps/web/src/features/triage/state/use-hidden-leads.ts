import type { TriageView } from '@intake-desk/desk-api/triage-view';
import type { LeadTriage } from '@intake-desk/desk-api/triage';
import { useMemo } from 'react';
import type { TriageState } from './triage-board.ts';
import { useTriageSelector } from './use-triage-board.ts';

/** Whether a lead is put away. The same function as long as the same leads are. */
type IsHidden = (lead: number) => boolean;

const NONE: IsHidden = () => false;

/**
 * Which leads have left a view since it was read. What a colleague decides keeps its row in the inbox, and says so there: rows
 * do not go from under anybody's pointer but by their own hand.
 * @param view null: nothing is hidden
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
    // The inbox has every lead but those that were put away, another view only those that are so.
    const isOut = view === 'open';
    const next = new Set<number>();
    for (const standing of board.leads.values()) if (isTouched(view, standing, me.id)) next.add(standing.lead);
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
