import type { Priority } from '@intake-desk/desk-api/triage';
import type { Verdict } from '@intake-desk/desk-api/verdict';

/** Triage state of a lead as stored: people by id, instants in milliseconds since 1970. */
export interface TriageRecord {
  claim: { person: string; until: number } | null;
  verdict: { verdict: Verdict; reason: string | null; person: string; at: number } | null;
  snooze: { person: string; until: number } | null;
  closedAt: number | null;
  /** Missing in payloads from before priorities existed. */
  priority?: Priority | null;
}

/** Placeholder for the id of an erased person. */
export const ERASED_PERSON = '';

export const EMPTY_TRIAGE: TriageRecord = { claim: null, verdict: null, snooze: null, closedAt: null, priority: null };

/** Returns the current claimant; null if the claim has expired. */
export function claimHolderOf({ claim }: TriageRecord, now: number): string | null {
  return claim !== null && claim.until > now ? claim.person : null;
}

/** Returns the state without an expired claim or snooze. */
export function withoutExpired(state: TriageRecord, now: number): TriageRecord {
  return {
    ...state,
    claim: claimHolderOf(state, now) === null ? null : state.claim,
    snooze: state.snooze !== null && state.snooze.until > now ? state.snooze : null,
  };
}

/** When the claim or snooze expires next, milliseconds since 1970; null if neither will. */
export function nextExpiry(state: TriageRecord, now: number): number | null {
  const ends = [state.claim?.until, state.snooze?.until].filter((end) => end !== undefined && end > now);
  return ends.length === 0 ? null : Math.min(...(ends as number[]));
}
