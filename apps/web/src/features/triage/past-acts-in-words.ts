import type { AuditedDecision } from '@intake-desk/desk-api/triage';
import { comingMoment } from '#src/platform/time.ts';
import { leadRecordTexts } from '#src/texts/lead-record.ts';
import { triageTexts } from '#src/texts/triage.ts';
import { triageEchoTexts } from '#src/texts/triage-echo.ts';

const { acts } = leadRecordTexts;

/**
 * What somebody did with a lead, as a step of its thread.
 * @param me id of the person who looks
 */
export function pastActInWords(decision: AuditedDecision, me: string): string {
  const nameOf = (person: AuditedDecision['by']) =>
    person === null ? acts.erased : person.id === me ? acts.you : person.name;
  const { act, by, holder, verdict, reason, until, at } = decision;
  const name = nameOf(by);
  switch (act) {
    case 'claim':
    case 'release':
    case 'withdraw':
    case 'wake':
    case 'raise':
    case 'lower':
    case 'undo':
      return acts[act](name);
    case 'hand-over':
      return acts.handOver(nameOf(holder), name);
    case 'decide': {
      const words = verdict === null ? triageEchoTexts.acts.decided : triageTexts.verdicts[verdict];
      return acts.decide(reason === null ? words : triageTexts.verdictFor(words, reason.toLowerCase()), name);
    }
    case 'snooze':
      return acts.snooze(
        until === null ? '' : comingMoment(Date.parse(until), Date.parse(at)).replace(/^(at|on) /, ''),
        name,
      );
    case 'close':
    case 'reopen':
      return acts[act];
  }
}
