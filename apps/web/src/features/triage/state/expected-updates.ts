import type { LeadTriage } from '@intake-desk/desk-api/triage';
import { emptyLeadTriage, type TriageState } from './triage-board.ts';

/** Returns a lead's triage as an action will leave it. */
export type OptimisticChange = (triage: LeadTriage, board: TriageState) => LeadTriage;

interface Expectation {
  /** The lead's triage before the first of these actions. */
  before: LeadTriage | null;
  /** Its last triage from the server; null while it has none. */
  base: LeadTriage | null;
  /** What the actions without a response change, in the order in which they are sent. */
  changes: readonly OptimisticChange[];
}

const expected = new Map<number, Expectation>();

/** Leads with an action in flight. */
export const expectedUpdates: ReadonlyMap<number, Expectation> = expected;

/**
 * Marks the next update of a lead as this person's own, whether the response or the live event arrives first.
 * @param known the lead's triage as it is shown
 * @returns removes the mark
 */
export function expectOwnUpdate(lead: number, known: LeadTriage | null, change: OptimisticChange): () => void {
  const { before, base, changes } = expected.get(lead) ?? { before: known, base: known, changes: [] };
  expected.set(lead, { before, base, changes: [...changes, change] });
  return () => {
    const own = expected.get(lead);
    const rest = own?.changes.filter((one) => one !== change) ?? [];
    if (own === undefined || rest.length === 0) expected.delete(lead);
    else expected.set(lead, { ...own, changes: rest });
  };
}

/**
 * Stores a lead's triage from the server, and returns it with the changes of this person's actions that have no response
 * yet: the response to one action must not take the next one off the screen.
 * @param answered the change that the server's state includes
 */
export function rebaseChanges(board: TriageState, triage: LeadTriage, answered?: OptimisticChange): LeadTriage {
  const own = expected.get(triage.lead);
  if (own === undefined) return triage;
  if (triage.version >= (own.base?.version ?? 0)) expected.set(triage.lead, { ...own, base: triage });
  return replay(own.changes, triage, board, answered);
}

/** Returns the state without the change of an action that was not carried out, or may not have been. */
export function withoutChange(board: TriageState, lead: number, change: OptimisticChange): TriageState {
  const { base, changes } = expected.get(lead) ?? { base: null, changes: [] };
  const leads = new Map(board.leads);
  const isUnknown = base === null && changes.every((one) => one === change);
  if (isUnknown || base?.closedAt != null) leads.delete(lead);
  else leads.set(lead, replay(changes, base ?? emptyLeadTriage(lead), board, change));
  return { ...board, leads };
}

function replay(
  changes: readonly OptimisticChange[],
  triage: LeadTriage,
  board: TriageState,
  except?: OptimisticChange,
): LeadTriage {
  return changes.filter((one) => one !== except).reduce((given, change) => change(given, board), triage);
}
