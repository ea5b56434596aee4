import type { Colleague, LeadTriage } from '@intake-desk/desk-api/triage';
import { useCallback } from 'react';
import { useCachedSession } from '#src/platform/http/cached-session.ts';
import { createQuerySelector } from '#src/platform/http/query-selector.ts';
import type { TriageState } from './triage-board.ts';
import { triageQuery } from './triage-queries.ts';

/** Selects a part of the triage state, see {@link createQuerySelector}. */
export const useTriageSelector = createQuerySelector(triageQuery);

/** Null while the triage state is unknown. */
export function useTriageState(): TriageState | null {
  return useTriageSelector(asIs);
}

/** Returns a lead's triage; null if it has none or is not known yet. */
export function useLeadTriage(lead: number): LeadTriage | null {
  return useTriageSelector(useCallback((board: TriageState | null) => board?.leads.get(lead) ?? null, [lead]));
}

/** Id of the signed-in person. */
export function useMyId(): string | null {
  return useCachedSession()?.personId ?? null;
}

/** All members of the team; empty while the triage state is unknown. */
export function useColleagues(): readonly Colleague[] {
  return useTriageSelector(colleaguesOf);
}

const asIs = (board: TriageState | null): TriageState | null => board;
const EMPTY_COLLEAGUES: readonly Colleague[] = [];
const colleaguesOf = (board: TriageState | null): readonly Colleague[] => board?.colleagues ?? EMPTY_COLLEAGUES;
