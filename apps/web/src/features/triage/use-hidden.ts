import type { TriageView } from '@intake-desk/desk-api/triage-view';
import { useCallback } from 'react';
import type { Board } from './board.ts';
import { useBoard } from './triage-queries.ts';

/**
 * Which leads have left a view since it was read. What a colleague decides keeps its row in the inbox, and says so there: rows
 * do not go from under anybody's pointer but by their own hand.
 * @param view null: nothing is hidden
 */
export function useHidden(view: TriageView | null): (lead: number) => boolean {
  const board = useBoard();
  return useCallback((lead: number) => board !== null && view !== null && hasLeft(view, lead, board), [board, view]);
}

function hasLeft(view: TriageView, lead: number, { leads, me }: Board): boolean {
  const { claim, verdict, snooze } = leads.get(lead) ?? NOTHING;
  switch (view) {
    case 'open':
      return verdict?.by.id === me.id || snooze?.by.id === me.id;
    case 'mine':
      return claim?.by.id !== me.id;
    case 'snoozed':
      return snooze === null;
    case 'decided':
      return verdict === null;
  }
}

const NOTHING = { claim: null, verdict: null, snooze: null };
