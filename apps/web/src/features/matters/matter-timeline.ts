import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import type { Matter } from '@intake-desk/grow-api/matter';
import { recordsTexts } from '#src/texts/records/records.ts';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { isRedacted, absenceReason } from '#src/platform/records/redaction.ts';
import { formatCalendarDay, daysBetween } from '#src/platform/format/time.ts';
import { shortTime, type TimestampProps } from '#src/platform/format/timestamps.ts';

const texts = recordsTexts.trace;
const MINUTE = 60_000;

/** One step from lead to hired. */
export interface TimelineStep {
  kind: 'lead' | 'matter' | 'consultation' | 'letter' | 'end';
  label: string;
  /** The time, for `Timestamp`; undefined when unknown. */
  at?: TimestampProps | undefined;
  /** `hidden`: happened, but the user may not see it · `open`: still in progress. */
  state: 'done' | 'hidden' | 'missing' | 'open';
  /** Why nothing is known about it. */
  why?: string | undefined;
  /** Time since the previous step; for the open step, the time so far. */
  span?: string | undefined;
}

interface TimelineInput {
  /** The lead's record, or why there is none: still loading, failed to load, or not visible to the user. */
  lead: Pick<InboxLead, 'created_at'> | 'asking' | 'failed' | 'unseen';
  /** Null while the lead has no matter. */
  matter: Matter | null;
  now: number;
}

/** Builds the timeline: arrived → matter → hired or declined, with the intervals, as far as Clio's data allows. */
export function matterTimeline({ lead, matter, now }: TimelineInput): TimelineStep[] {
  const steps: (TimelineStep & { instant?: number })[] = [leadStep(lead, matter, now)];
  if (matter === null) {
    const arrived = steps[0]?.instant;
    const span = arrived === undefined ? undefined : texts.soFar(formatSpan(arrived, now));
    return [...steps.map(bare), { kind: 'end', label: texts.inbox, state: 'open', span }];
  }
  const dated = [
    { kind: 'matter' as const, label: texts.matter, value: matter.created_at },
    { kind: 'consultation' as const, label: texts.consultation, value: matter.first_appointment_created_at },
    { kind: 'letter' as const, label: texts.letter, value: matter.first_letter_sent_date },
  ].flatMap(({ value, ...step }) => (value ? [{ ...step, instant: Date.parse(value), value }] : []));
  for (const { instant, value, ...step } of dated.sort((one, other) => one.instant - other.instant)) {
    steps.push({ ...step, state: 'done', instant, at: shortTime(value, now) });
  }
  steps.push(endOf(matter, now));
  return steps.map((step, index) => {
    const before = steps.slice(0, index).findLast(({ instant }) => instant !== undefined)?.instant;
    const isNext = steps[index - 1]?.instant !== undefined;
    if (before === undefined || step.span !== undefined || step.instant === undefined || !isNext) return bare(step);
    return { ...bare(step), span: texts.later(formatSpan(before, step.instant, step.kind === 'end')) };
  });
}

function leadStep(
  lead: TimelineInput['lead'],
  matter: Matter | null,
  now: number,
): TimelineStep & { instant?: number } {
  const kind = 'lead' as const;
  if (matter !== null && !matter.inbox_lead_id) {
    const why = absenceReason(matter, 'inbox_lead_id', texts.noLeadWhy);
    return isRedacted(matter, 'inbox_lead_id')
      ? { kind, label: texts.leadHidden, state: 'hidden', why }
      : { kind, label: texts.noLead, state: 'missing', why };
  }
  if (lead === 'asking') return { kind, label: texts.lead, state: 'missing', why: texts.asking };
  if (lead === 'failed') return { kind, label: texts.lead, state: 'missing', why: texts.failed };
  if (lead === 'unseen') return { kind, label: texts.lead, state: 'hidden', why: texts.unseen };
  return {
    kind,
    label: texts.lead,
    state: 'done',
    instant: Date.parse(lead.created_at),
    at: shortTime(lead.created_at, now),
  };
}

function endOf(matter: Matter, now: number): TimelineStep & { instant?: number } {
  const kind = 'end' as const;
  const { hired_date: day, status_category: category, status } = matter;
  if (day) {
    // The date has no time of day: noon stands in, and intervals are in whole days.
    const instant = Date.parse(`${day}T12:00:00`);
    const words = formatCalendarDay(day);
    return { kind, label: texts.hired, state: 'done', instant, at: { dateTime: day, title: words, children: words } };
  }
  if (isRedacted(matter, 'hired_date')) {
    return { kind, label: texts.hiredHidden, state: 'hidden', why: absenceReason(matter, 'hired_date') };
  }
  if (category === 'hired') return { kind, label: texts.hiredUnknown, state: 'done' };
  if (category === 'declined') return { kind, label: texts.declined, state: 'done' };
  const opened = Date.parse(matter.created_at);
  return {
    kind,
    label: texts.now(status ?? absenceReason(matter, 'status')),
    state: 'open',
    span: texts.soFar(formatSpan(opened, now)),
  };
}

/** Formats a duration as `12 min`, `3 h` or `5 days`; for dates without a time of day, in whole days. */
function formatSpan(from: number, to: number, isByDay = false): string {
  const minutes = Math.max(0, Math.floor((to - from) / MINUTE));
  const days = isByDay ? Math.max(0, daysBetween(from, to)) : Math.floor(minutes / 1440);
  if (isByDay && days === 0) return texts.sameDay;
  if (days > 0) return texts.days(days, formatNumber(days));
  return minutes < 60 ? texts.minutes(formatNumber(minutes)) : texts.hours(formatNumber(Math.floor(minutes / 60)));
}

function bare({ instant: _instant, ...step }: TimelineStep & { instant?: number }): TimelineStep {
  return step;
}
