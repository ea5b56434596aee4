import { CLAIM_MINUTES, MAX_SNOOZE_DAYS } from '@intake-desk/desk-api/limits';
import type { TriageAction } from '@intake-desk/desk-api/triage';
import { claimHolderOf, withoutExpired, type TriageRecord } from './lead-state.ts';

const CLAIM_MS = CLAIM_MINUTES * 60_000;
const MAX_SNOOZE_MS = MAX_SNOOZE_DAYS * 86_400_000;

/** Result of a triage action. `conflict`: another person was first. `same`: no change. `refused`: invalid. */
export type ActionOutcome = { next: TriageRecord } | 'conflict' | 'same' | 'refused';

interface Actor {
  person: string;
  now: number;
}

/**
 * Rules of triage, independent of the database. Of two people who act at once, one wins and the other gets a conflict.
 */
export function applyAction(
  stored: TriageRecord,
  act: Exclude<TriageAction, { act: 'undo' }>,
  { person, now }: Actor,
): ActionOutcome {
  const state = withoutExpired(stored, now);
  const holder = claimHolderOf(state, now);
  const isOthers = holder !== null && holder !== person;
  if (state.closedAt !== null) return 'conflict';
  switch (act.act) {
    case 'claim':
      if (isOthers || state.verdict !== null) return 'conflict';
      return { next: { ...state, claim: { person, until: now + CLAIM_MS }, snooze: null } };
    case 'release':
      if (isOthers) return 'conflict';
      return holder === null ? 'same' : { next: { ...state, claim: null } };
    case 'hand-over':
      if (isOthers || state.verdict !== null) return 'conflict';
      return { next: { ...state, claim: { person: act.to, until: now + CLAIM_MS }, snooze: null } };
    case 'decide':
      // The person who decided may change the verdict; a colleague has to withdraw it first, which the log shows.
      if (isOthers || (state.verdict !== null && state.verdict.person !== person)) return 'conflict';
      if (state.verdict?.verdict === act.verdict && state.verdict.reason === (act.reason ?? null)) return 'same';
      return {
        next: {
          ...state,
          claim: null,
          snooze: null,
          verdict: { verdict: act.verdict, reason: act.reason ?? null, person, at: now },
        },
      };
    case 'withdraw':
      if (isOthers) return 'conflict';
      return state.verdict === null ? 'same' : { next: { ...state, verdict: null } };
    case 'snooze': {
      if (isOthers || state.verdict !== null) return 'conflict';
      const until = Date.parse(act.until);
      if (until <= now || until > now + MAX_SNOOZE_MS) return 'refused';
      if (state.snooze?.person === person && state.snooze.until === until) return 'same';
      return { next: { ...state, claim: null, snooze: { person, until } } };
    }
    case 'wake':
      return state.snooze === null ? 'same' : { next: { ...state, snooze: null } };
    // Priority describes the lead and is no claim: every colleague may set it, regardless of the claim. A lead whose
    // snooze has ended stays due.
    case 'raise':
      return state.priority === 'high' ? 'same' : { next: { ...state, snooze: stored.snooze, priority: 'high' } };
    case 'lower':
      return state.priority === 'high' ? { next: { ...state, snooze: stored.snooze, priority: null } } : 'same';
  }
}
