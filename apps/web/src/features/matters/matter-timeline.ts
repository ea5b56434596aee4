import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import type { Matter } from '@intake-desk/grow-api/matter';
import { recordsTexts } from '#src/texts/records/records.ts';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { isHidden, whyAbsent } from '#src/platform/records/redaction.ts';
import { dayInWords, daysBetween, exactTime, shortMoment } from '#src/platform/format/time.ts';

const texts = recordsTexts.trace;
const MINUTE = 60_000;

/** One step on the way from lead to hired. */
export interface TraceStep {
  kind: 'lead' | 'matter' | 'consultation' | 'letter' | 'end';
  words: string;
  /** When, in words, for machines and in full; missing where nobody knows. */
  at?: { words: string; dateTime: string; title: string } | undefined;
  /** Hidden steps happened, but this sign-in may not know; the open one goes on. */
  state: 'done' | 'hidden' | 'missing' | 'open';
  /** Why nothing is known of it. */
  why?: string | undefined;
  /** How long after the step before; of the open one, how long so far. */
  span?: string | undefined;
}

interface TraceParts {
  /** What is known of the lead: its record, that it is being asked for or could not be, that this sign-in may not see it. */
  lead: Pick<InboxLead, 'created_at'> | 'asking' | 'failed' | 'unseen';
  /** Null while no matter has come of the lead. */
  matter: Matter | null;
  now: number;
}

/** Arrived → matter → hired or declined, with the time between, as far as Clio tells. */
export function traceOf({ lead, matter, now }: TraceParts): TraceStep[] {
  const steps: (TraceStep & { instant?: number })[] = [leadStep(lead, matter, now)];
  if (matter === null) {
    const arrived = steps[0]?.instant;
    const span = arrived === undefined ? undefined : texts.soFar(spanInWords(arrived, now));
    return [...steps.map(bare), { kind: 'end', words: texts.inbox, state: 'open', span }];
  }
  const dated = [
    { kind: 'matter' as const, words: texts.matter, value: matter.created_at },
    { kind: 'consultation' as const, words: texts.consultation, value: matter.first_appointment_created_at },
    { kind: 'letter' as const, words: texts.letter, value: matter.first_letter_sent_date },
  ].flatMap(({ value, ...step }) => (value ? [{ ...step, instant: Date.parse(value), value }] : []));
  for (const { instant, value, ...step } of dated.sort((one, other) => one.instant - other.instant)) {
    steps.push({ ...step, state: 'done', instant, at: moment(value, now) });
  }
  steps.push(endOf(matter, now));
  return steps.map((step, index) => {
    const before = steps.slice(0, index).findLast(({ instant }) => instant !== undefined)?.instant;
    const isNext = steps[index - 1]?.instant !== undefined;
    if (before === undefined || step.span !== undefined || step.instant === undefined || !isNext) return bare(step);
    return { ...bare(step), span: texts.later(spanInWords(before, step.instant, step.kind === 'end')) };
  });
}

function leadStep(lead: TraceParts['lead'], matter: Matter | null, now: number): TraceStep & { instant?: number } {
  const kind = 'lead' as const;
  if (matter !== null && !matter.inbox_lead_id) {
    const why = whyAbsent(matter, 'inbox_lead_id', texts.noLeadWhy);
    return isHidden(matter, 'inbox_lead_id')
      ? { kind, words: texts.leadHidden, state: 'hidden', why }
      : { kind, words: texts.noLead, state: 'missing', why };
  }
  if (lead === 'asking') return { kind, words: texts.lead, state: 'missing', why: texts.asking };
  if (lead === 'failed') return { kind, words: texts.lead, state: 'missing', why: texts.failed };
  if (lead === 'unseen') return { kind, words: texts.lead, state: 'hidden', why: texts.unseen };
  return {
    kind,
    words: texts.lead,
    state: 'done',
    instant: Date.parse(lead.created_at),
    at: moment(lead.created_at, now),
  };
}

function endOf(matter: Matter, now: number): TraceStep & { instant?: number } {
  const kind = 'end' as const;
  const { hired_date: day, status_category: category, status } = matter;
  if (day) {
    // A day has no hour: its noon, told apart by days only.
    const instant = Date.parse(`${day}T12:00:00`);
    const words = dayInWords(day);
    return { kind, words: texts.hired, state: 'done', instant, at: { words, dateTime: day, title: words } };
  }
  if (isHidden(matter, 'hired_date')) {
    return { kind, words: texts.hiredHidden, state: 'hidden', why: whyAbsent(matter, 'hired_date') };
  }
  if (category === 'hired') return { kind, words: texts.hiredUnknown, state: 'done' };
  if (category === 'declined') return { kind, words: texts.declined, state: 'done' };
  const opened = Date.parse(matter.created_at);
  return {
    kind,
    words: texts.now(status ?? whyAbsent(matter, 'status')),
    state: 'open',
    span: texts.soFar(spanInWords(opened, now)),
  };
}

/** `12 min`, `3 h`, `5 days`; of two days without an hour only days are told. */
function spanInWords(from: number, to: number, isByDay = false): string {
  const minutes = Math.max(0, Math.floor((to - from) / MINUTE));
  const days = isByDay ? Math.max(0, daysBetween(from, to)) : Math.floor(minutes / 1440);
  if (isByDay && days === 0) return texts.sameDay;
  if (days > 0) return texts.days(days, formatNumber(days));
  return minutes < 60 ? texts.minutes(formatNumber(minutes)) : texts.hours(formatNumber(Math.floor(minutes / 60)));
}

function moment(value: string, now: number) {
  const instant = Date.parse(value);
  return { words: shortMoment(instant, now), dateTime: value, title: exactTime(instant) };
}

function bare({ instant: _instant, ...step }: TraceStep & { instant?: number }): TraceStep {
  return step;
}
