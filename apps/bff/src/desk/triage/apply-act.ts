import { CLAIM_MINUTES, type TriageAct } from '@intake-desk/desk-api/triage';
import { holderOf, stateAt, type LeadState } from './lead-state.ts';

const CLAIM_MS = CLAIM_MINUTES * 60_000;
/** Longer than a year is a slip of the finger. */
const LONGEST_SNOOZE = 366 * 86_400_000;

/** What an act would make of a lead. `conflict`: somebody was first. `same`: it is so already. `refused`: it makes no sense. */
export type Outcome = { next: LeadState } | 'conflict' | 'same' | 'refused';

interface Actor {
  person: string;
  now: number;
  /** Ids of the firm's reasons. */
  reasons: readonly string[];
}

/** The rules of triage, without a database: two people, one winner. */
export function applyAct(
  stored: LeadState,
  act: Exclude<TriageAct, { act: 'undo' }>,
  { person, now, reasons }: Actor,
): Outcome {
  const state = stateAt(stored, now);
  const holder = holderOf(state, now);
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
      if (isOthers || state.verdict !== null) return 'conflict';
      if (act.verdict === 'decline' ? !reasons.includes(act.reason ?? '') : act.reason !== undefined) return 'refused';
      return {
        next: {
          ...state,
          claim: null,
          snooze: null,
          verdict: { verdict: act.verdict, reason: act.reason ?? null, person, at: now },
        },
      };
    case 'snooze': {
      if (isOthers || state.verdict !== null) return 'conflict';
      const until = Date.parse(act.until);
      if (until <= now || until > now + LONGEST_SNOOZE) return 'refused';
      return { next: { ...state, claim: null, snooze: { person, until } } };
    }
    case 'wake':
      return state.snooze === null ? 'same' : { next: { ...state, snooze: null } };
  }
}
