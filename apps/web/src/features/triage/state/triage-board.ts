import type { LeadTriage, TriageBoard, TriageChange } from '@intake-desk/desk-api/triage';
import { MAX_RECENT_CHANGES } from '@intake-desk/desk-api/limits';

/** What our team does with the leads of the inbox, as this browser knows it. */
export interface TriageState extends Omit<TriageBoard['data'], 'leads'> {
  leads: ReadonlyMap<number, LeadTriage>;
}

export function toTriageState({ data: { leads, ...rest } }: TriageBoard): TriageState {
  return { ...rest, leads: new Map(leads.map((one) => [one.lead, one])) };
}

/** A lead that nobody has touched. */
export function emptyLeadTriage(lead: number): LeadTriage {
  return { lead, version: 0, claim: null, verdict: null, snooze: null, wokeAt: null, priority: null, closedAt: null };
}

/** The board with a lead as it stands now; an older word than the one known changes nothing, and neither does the same once more. */
export function applyLeadTriage(board: TriageState, triage: LeadTriage): TriageState {
  const known = board.leads.get(triage.lead);
  if (known !== undefined && known.version > triage.version) return board;
  if (known !== undefined && JSON.stringify(known) === JSON.stringify(triage)) return board;
  const leads = new Map(board.leads);
  if (triage.closedAt === null) leads.set(triage.lead, triage);
  else leads.delete(triage.lead);
  // Whatever happened to the lead since takes away the way back.
  const isNews = known === undefined || known.version !== triage.version;
  const changes = isNews
    ? board.changes.map((one) => (one.lead === triage.lead ? { ...one, canUndo: false } : one))
    : board.changes;
  return { ...board, leads, changes };
}

/** The board with one more change of this person's own, which can be taken back. */
export function applyChange(board: TriageState, change: TriageChange | null): TriageState {
  if (change === null) return board;
  const others = board.changes
    .filter((one) => one.change !== change.change)
    .map((one) => (one.lead === change.lead ? { ...one, canUndo: false } : one));
  return { ...board, changes: [change, ...others].slice(0, MAX_RECENT_CHANGES) };
}
