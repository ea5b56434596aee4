import type { LeadTriage, TriageAction } from '@intake-desk/desk-api/triage';
import { formatFutureTime, formatPastTime } from '#src/platform/format/time.ts';
import { triageTexts } from '#src/texts/triage/triage.ts';
import { triageToastTexts } from '#src/texts/triage/triage-toasts.ts';

const { verdicts, verdictFor } = triageTexts;
const { acts, conflicts } = triageToastTexts;

/** Formats a verdict with its reason: *Decline: fee or budget*. */
export function formatVerdict({ verdict, reason }: NonNullable<LeadTriage['verdict']>): string {
  return reason === null ? verdicts[verdict] : verdictFor(verdicts[verdict], lowerFirst(reason.label));
}

/** Formats the toast message for a successful action. */
export function formatAction(act: TriageAction, triage: LeadTriage, now: number): string {
  switch (act.act) {
    case 'claim':
    case 'release':
    case 'withdraw':
    case 'wake':
    case 'raise':
    case 'lower':
    case 'undo':
      return acts[act.act];
    case 'hand-over':
      return acts.reassignedTo(triage.claim?.by.name ?? acts.aColleague);
    case 'decide':
      return triage.verdict === null ? acts.decided : formatVerdict(triage.verdict);
    case 'snooze':
      return acts.snooze(formatFutureTime(Date.parse(act.until), now).replace(/^(at|on) /, ''));
  }
}

/** Names the colleague who acted first and what they did. */
export function formatConflict({ claim, verdict, snooze, closedAt }: LeadTriage, now: number): string {
  if (closedAt !== null) return conflicts.left(formatPastTime(Date.parse(closedAt), now));
  if (verdict !== null) return conflicts.decided(verdict.by.name, formatVerdict(verdict));
  if (claim !== null) return conflicts.held(claim.by.name);
  if (snooze !== null) return conflicts.snoozed(snooze.by.name);
  return conflicts.other;
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
