import type { AuditedDecision } from '@intake-desk/desk-api/triage';
import { queryOptions } from '@tanstack/react-query';
import { callDesk } from '#src/platform/http/desk.ts';
import { formatFutureTime } from '#src/platform/format/time.ts';
import { leadRecordTexts } from '#src/texts/leads/lead-record.ts';
import { triageTexts } from '#src/texts/triage/triage.ts';
import { triageToastTexts } from '#src/texts/triage/triage-toasts.ts';

/** Fetches what the team did with a lead from the decision log: newest first, at most a hundred entries. */
export function leadHistoryQuery(lead: number) {
  return queryOptions({
    queryKey: ['triage', 'acts', lead],
    queryFn: async ({ signal }): Promise<AuditedDecision[]> =>
      (await callDesk('GET /api/desk/audit', { query: { lead: String(lead) }, signal })).data,
    staleTime: 15_000,
  });
}

const { acts } = leadRecordTexts;

/**
 * Describes a past action as a step of the lead's timeline.
 * @param me id of the current user
 */
export function formatPastAction(decision: AuditedDecision, me: string): string {
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
      return acts.reassign(nameOf(holder), name);
    case 'decide': {
      const label = verdict === null ? triageToastTexts.acts.decided : triageTexts.verdicts[verdict];
      return acts.decide(reason === null ? label : triageTexts.verdictFor(label, reason.toLowerCase()), name);
    }
    case 'snooze':
      return acts.snooze(
        until === null ? '' : formatFutureTime(Date.parse(until), Date.parse(at)).replace(/^(at|on) /, ''),
        name,
      );
    case 'close':
    case 'reopen':
      return acts[act];
  }
}
