import type { Colleague, LeadTriage } from '@intake-desk/desk-api/triage';
import { useCallback } from 'react';
import { createQueryPart } from '#src/platform/http/query-selector.ts';
import type { Board } from './triage-board.ts';
import { boardQuery } from './triage-queries.ts';

/** A part of the board, see {@link createQueryPart}. */
export const useOfBoard = createQueryPart(boardQuery);

/** Null while it is not known. */
export function useBoard(): Board | null {
  return useOfBoard(asIs);
}

/** How one lead stands with our team; null: nobody has touched it, or it is not known yet. */
export function useTriageOf(lead: number): LeadTriage | null {
  return useOfBoard(useCallback((board: Board | null) => board?.leads.get(lead) ?? null, [lead]));
}

/** Id of the person who is signed in; null while the board is not known. */
export function useMyId(): string | null {
  return useOfBoard(myId);
}

/** Everybody who works here; empty while the board is not known. */
export function useColleagues(): readonly Colleague[] {
  return useOfBoard(colleaguesOf);
}

const asIs = (board: Board | null): Board | null => board;
const myId = (board: Board | null): string | null => board?.me.id ?? null;
const NOBODY: readonly Colleague[] = [];
const colleaguesOf = (board: Board | null): readonly Colleague[] => board?.colleagues ?? NOBODY;
