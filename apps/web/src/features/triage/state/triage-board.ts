import type { LeadTriage, TriageBoard, TriageChange } from '@intake-desk/desk-api/triage';
import { MAX_RECENT_CHANGES } from '@intake-desk/desk-api/limits';

/** The team's triage of all inbox leads, as cached in this browser. */
export interface TriageState extends Omit<TriageBoard['data'], 'leads'> {
  leads: ReadonlyMap<number, LeadTriage>;
}

export function toTriageState({ data: { leads, ...rest } }: TriageBoard): TriageState {
  return { ...rest, leads: new Map(leads.map((one) => [one.lead, one])) };
}

/** Returns the triage of a lead without any action. */
export function emptyLeadTriage(lead: number): LeadTriage {
  return { lead, version: 0, claim: null, verdict: null, snooze: null, wokeAt: null, priority: null, closedAt: null };
}

/** Returns the state with one lead updated. An older version or an identical update returns the same object. */
export function applyLeadTriage(board: TriageState, triage: LeadTriage): TriageState {
  const known = board.leads.get(triage.lead);
  if (known !== undefined && known.version > triage.version) return board;
  if (known !== undefined && JSON.stringify(known) === JSON.stringify(triage)) return board;
  const leads = new Map(board.leads);
  if (triage.closedAt === null) leads.set(triage.lead, triage);
  else leads.delete(triage.lead);
  // A newer version of a lead makes its earlier changes impossible to undo.
  const isNews = known === undefined || known.version !== triage.version;
  const changes = isNews
    ? board.changes.map((one) => (one.lead === triage.lead ? { ...one, canUndo: false } : one))
    : board.changes;
  return { ...board, leads, changes };
}

/** Adds the current user's latest change, which can be undone. */
export function applyChange(board: TriageState, change: TriageChange | null): TriageState {
  if (change === null) return board;
  const others = board.changes
    .filter((one) => one.change !== change.change)
    .map((one) => (one.lead === change.lead ? { ...one, canUndo: false } : one));
  return { ...board, changes: [change, ...others].slice(0, MAX_RECENT_CHANGES) };
}

interface Reading {
  /** The cached state at the end of the request. */
  now: TriageState;
  answer: TriageState;
  /** Whether an action of this person on a lead has no response yet. */
  isInFlight: (lead: number) => boolean;
}

/**
 * Returns the server's answer with what changed in this browser while it was on its way: it may be older than an
 * action, its response, or an event.
 * @param before the cached state when the request was sent
 */
export function keepChangesSince(before: TriageState, { now, answer, isInFlight }: Reading): TriageState {
  let board = answer;
  for (const [lead, triage] of now.leads)
    if (isInFlight(lead) || before.leads.get(lead) !== triage) board = applyLeadTriage(board, triage);
  const leads = new Map(board.leads);
  for (const [lead, { version }] of before.leads)
    if (!now.leads.has(lead) && (leads.get(lead)?.version ?? 0) <= version) leads.delete(lead);
  const known = answer.changes[0]?.change ?? 0;
  const newer = now.changes.filter(({ change }) => change > known).toReversed();
  return newer.reduce(applyChange, { ...board, leads });
}
