import type { LeadTriage, TriageAct, TriageChange } from '@intake-desk/desk-api/triage';
import type { Verdict } from '@intake-desk/desk-api/verdict';
import { comingMoment, momentInWords } from '#src/platform/time.ts';

export const VERDICT_WORDS: Record<Verdict, string> = {
  pursue: 'Pursue',
  need_info: 'Need info',
  decline: 'Decline',
};

/** How to do in Clio Grow what was decided here: its API has no call for it. */
export const IN_CLIO: Record<Verdict, string> = {
  pursue: 'To finish it, open the lead in Clio Grow and accept it. This screen notices when that is done.',
  need_info: 'The lead stays in Clio Grow’s inbox until somebody there accepts or ignores it.',
  decline: 'To finish it, open the lead in Clio Grow and ignore it. This screen notices when that is done.',
};

/** *Decline: fee or budget*. */
export function verdictInWords({ verdict, reason }: NonNullable<LeadTriage['verdict']>): string {
  return reason === null ? VERDICT_WORDS[verdict] : `${VERDICT_WORDS[verdict]}: ${lowerFirst(reason.label)}`;
}

/** What an act did, for the line that says so. */
export function actInWords(act: TriageAct, standing: LeadTriage, now: number): string {
  switch (act.act) {
    case 'claim':
      return 'Held by you';
    case 'release':
      return 'Released';
    case 'hand-over':
      return `Handed to ${standing.claim?.by.name ?? 'a colleague'}`;
    case 'decide':
      return standing.verdict === null ? 'Decided' : verdictInWords(standing.verdict);
    case 'withdraw':
      return 'Decision taken back';
    case 'snooze':
      return `Snoozed until ${comingMoment(Date.parse(act.until), now).replace(/^(at|on) /, '')}`;
    case 'wake':
      return 'Back in the inbox';
    case 'undo':
      return 'Taken back';
  }
}

export const CHANGE_WORDS: Record<TriageChange['act'], string> = {
  claim: 'You took it',
  release: 'You released it',
  'hand-over': 'You handed it over',
  decide: 'You decided',
  withdraw: 'You took the decision back',
  snooze: 'You put it off',
  wake: 'You brought it back',
  undo: 'You took a change back',
};

/** Who was first, and with what. */
export function conflictInWords({ claim, verdict, snooze, closedAt }: LeadTriage, now: number): string {
  if (closedAt !== null) return `It left Clio’s inbox ${momentInWords(Date.parse(closedAt), now)}.`;
  if (verdict !== null) return `${verdict.by.name} decided first: ${verdictInWords(verdict)}.`;
  if (claim !== null) return `${claim.by.name} has it now.`;
  if (snooze !== null) return `${snooze.by.name} put it off.`;
  return 'Somebody changed it meanwhile.';
}

function lowerFirst(words: string): string {
  return words.slice(0, 1).toLowerCase() + words.slice(1);
}
