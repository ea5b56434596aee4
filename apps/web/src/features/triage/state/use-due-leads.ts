import { useMemo, useState } from 'react';
import type { TriageState } from './triage-board.ts';
import { useTriageSelector } from './use-triage-board.ts';

/** The leads whose snooze has ended. */
export interface DueLeads {
  /** Due for the longest time first. The same array as long as nothing changes. */
  ids: readonly number[];
  /** Leaves out the leads that were acted on meanwhile. */
  prune: () => void;
}

const NONE: readonly number[] = [];

/**
 * Returns the leads of the section *Due now*. A lead stays in it when it is claimed or decided, so that no row moves
 * while a person works on it; `useHiddenLeads` hides what the current user has handled.
 * @param isWanted false: none
 */
export function useDueLeads(isWanted: boolean): DueLeads {
  const [edition, setEdition] = useState(0);
  const section = useMemo(() => ({ idsOf: createDueSection(isWanted), edition }), [isWanted, edition]);
  return { ids: useTriageSelector(section.idsOf), prune: () => setEdition(edition + 1) };
}

/** Returns a selector that remembers which leads were due. */
function createDueSection(isWanted: boolean): (board: TriageState | null) => readonly number[] {
  const dueSince = new Map<number, string>();
  let known: TriageState | null = null;
  let ids = NONE;
  return (board) => {
    if (board === null || !isWanted) return NONE;
    if (board === known) return ids;
    known = board;
    for (const { lead, wokeAt } of board.leads.values()) if (wokeAt !== null) dueSince.set(lead, wokeAt);
    for (const lead of dueSince.keys()) if (!board.leads.has(lead)) dueSince.delete(lead);
    const next = [...dueSince]
      .sort(([one, since], [other, otherSince]) => Date.parse(since) - Date.parse(otherSince) || one - other)
      .map(([lead]) => lead);
    if (next.join() !== ids.join()) ids = next;
    return ids;
  };
}
