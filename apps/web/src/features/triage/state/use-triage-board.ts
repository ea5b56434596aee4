import type { Colleague, LeadTriage } from '@intake-desk/desk-api/triage';
import { useCallback } from 'react';
import { createQuerySelector } from '#src/platform/http/query-selector.ts';
import type { TriageState } from './triage-board.ts';
import { triageQuery } from './triage-queries.ts';

/** A part of the board, see {@link createQuerySelector}. */
export const useTriageSelector = createQuerySelector(triageQuery);

/** Null while it is not known. */
export function useTriageState(): TriageState | null {
  return useTriageSelector(asIs);
}

/** How one lead stands with our team; null: nobody has touched it, or it is not known yet. */
export function useLeadTriage(lead: number): LeadTriage | null {
  return useTriageSelector(useCallback((board: TriageState | null) => board?.leads.get(lead) ?? null, [lead]));
}

/** Id of the person who is signed in; null while the board is not known. */
export function useMyId(): string | null {
  return useTriageSelector(myId);
}

/** Everybody who works here; empty while the board is not known. */
export function useColleagues(): readonly Colleague[] {
  return useTriageSelector(colleaguesOf);
}

const asIs = (board: TriageState | null): TriageState | null => board;
const myId = (board: TriageState | null): string | null => board?.me.id ?? null;
const EMPTY_COLLEAGUES: readonly Colleague[] = [];
const colleaguesOf = (board: TriageState | null): readonly Colleague[] => board?.colleagues ?? EMPTY_COLLEAGUES;
