import type { InboxPart } from '../triage-view.ts';

/** The triage of a lead, as far as it decides to which parts of the inbox the lead belongs. Instants in milliseconds. */
export interface PartState {
  claim: { person: string; until: number } | null;
  verdict: object | null;
  /** Stays after its end until a person acts on the lead. */
  snooze: { until: number } | null;
}

/** True if the lead's snooze has ended and no one has acted on it since; a change of priority does not count. */
export function isDue({ snooze, verdict }: Pick<PartState, 'snooze' | 'verdict'>, now: number): boolean {
  return snooze !== null && snooze.until <= now && verdict === null;
}

/**
 * Returns whether a lead of the inbox belongs to a part of it.
 * @param state undefined for a lead without triage data
 * @param person who sees the inbox
 */
export function isInPart(part: InboxPart, state: PartState | undefined, person: string, now: number): boolean {
  if (state === undefined) return part === 'open';
  const { claim, verdict, snooze } = state;
  const isSnoozed = snooze !== null && snooze.until > now;
  switch (part) {
    case 'due':
      return isDue(state, now);
    case 'mine':
      return claim !== null && claim.until > now && claim.person === person;
    case 'decided':
      return verdict !== null;
    case 'snoozed':
      return isSnoozed;
    case 'open':
      return verdict === null && !isSnoozed;
  }
}
