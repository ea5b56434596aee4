import { CLAIM_MINUTES } from '@intake-desk/desk-api/limits';
import type { Colleague, LeadTriage, TriageAction } from '@intake-desk/desk-api/triage';
import type { TriageState } from '#src/features/triage/state/triage-board.ts';

/**
 * Returns the triage that a lead will have if the server accepts the action, so that the screen need not wait. The
 * server's response replaces it.
 * @param now epoch milliseconds
 */
export function applyOptimistically(given: LeadTriage, act: TriageAction, board: TriageState, now: number): LeadTriage {
  const by = board.me;
  // Any action on a due lead ends that state; priority only describes the lead.
  const before = { ...given, wokeAt: null };
  switch (act.act) {
    case 'claim':
      return { ...before, snooze: null, claim: claimOf(by, now) };
    case 'release':
      return { ...before, claim: null };
    case 'hand-over': {
      const to = board.colleagues.find(({ id }) => id === act.to);
      return to === undefined ? before : { ...before, snooze: null, claim: claimOf(to, now) };
    }
    case 'decide': {
      const label = board.reasons.find(({ id }) => id === act.reason);
      const reason = act.reason === undefined ? null : (label ?? { id: act.reason, label: act.reason });
      const at = new Date(now).toISOString();
      return { ...before, claim: null, snooze: null, verdict: { verdict: act.verdict, reason, by, at } };
    }
    case 'withdraw':
      return { ...before, verdict: null };
    case 'snooze':
      return { ...before, claim: null, snooze: { until: act.until, by } };
    case 'wake':
      return { ...before, snooze: null };
    case 'raise':
      return { ...given, priority: 'high' };
    case 'lower':
      return { ...given, priority: null };
    case 'undo':
      return given;
  }
}

function claimOf(by: Colleague, now: number): LeadTriage['claim'] {
  return { by, until: new Date(now + CLAIM_MINUTES * 60_000).toISOString() };
}
