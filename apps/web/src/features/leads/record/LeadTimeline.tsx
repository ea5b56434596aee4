import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import type { Matter } from '@intake-desk/grow-api/matter';
import type { Departure } from '@intake-desk/desk-api/departure';
import type { ReactNode } from 'react';
import { formatDepartureInterval, formatDeparture } from '#src/platform/lists/list-notices.ts';
import { useNow } from '#src/platform/format/clock.ts';
import { isRedacted } from '#src/platform/records/redaction.ts';
import { formatCalendarDay, formatExactTime, formatShortTime } from '#src/platform/format/time.ts';
import { leadRecordTexts } from '#src/texts/leads/lead-record.ts';
import { Timestamp } from '#src/ui/primitives/Timestamp.tsx';
import styles from './LeadTimeline.module.css';
import { leadState } from '#src/features/leads/lead-labels.ts';

const { thread: texts } = leadRecordTexts;

/** A triage action of our team on a lead. */
export interface TeamTimelineStep {
  key: string;
  /** ISO 8601 */
  at: string;
  words: string;
}

interface LeadTimelineProps {
  lead: InboxLead;
  /** Where it came from, if that is known. */
  source: string | null | undefined;
  departure: Departure | null;
  /** Our team's actions, in any order. */
  team: readonly TeamTimelineStep[];
  /** Matters created from the lead; undefined until they are loaded. */
  matters: readonly Matter[] | undefined;
  matterLink: (id: number, words: ReactNode) => ReactNode;
}

interface Step {
  key: string;
  /** ISO 8601; null where Clio returns no time. */
  at: string | null;
  time?: string;
  words: ReactNode;
  /** Why no more is known. */
  why?: string | undefined;
}

/** Timeline from arrival to hired, from Clio's data and our team's actions, latest first. */
export function LeadTimeline({ lead, source, departure, team, matters, matterLink }: LeadTimelineProps) {
  const now = useNow();
  const steps: Step[] = [
    { key: 'arrived', at: lead.created_at, words: source ? texts.arrivedBy(source) : texts.arrived },
    ...team.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at)),
    ...(departure === null ? [] : [leftAs(departure)]),
    ...(departure === null && lead.state !== 'untriaged'
      ? [{ key: 'state', at: null, words: leadState(lead.state) }]
      : []),
    ...(matters ?? []).flatMap((matter) => matterSteps(matter, matterLink)),
  ];
  return (
    <ol role="list" className={styles.thread}>
      {steps.toReversed().map(({ key, at, time, words, why }) => (
        <li key={key}>
          {at === null ? (
            <span className={styles.time}>{time}</span>
          ) : (
            <Timestamp className={styles.time} dateTime={at} title={formatExactTime(Date.parse(at))}>
              {time ?? formatShortTime(Date.parse(at), now)}
            </Timestamp>
          )}
          <i aria-hidden />
          <span>
            <span>{words}</span>
            {why !== undefined && <small>{why}</small>}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** Returns the step of a departure. It was not observed, so the text gives the interval in which it happened. */
function leftAs(departure: Departure): Step {
  return {
    key: 'left',
    at: departure.before,
    words: texts.between(formatDepartureInterval(departure), formatDeparture(departure)),
    why: departure.scope === undefined ? undefined : texts.hidden(departure.scope),
  };
}

function matterSteps(matter: Matter, matterLink: LeadTimelineProps['matterLink']): Step[] {
  const name = matter.description ?? texts.matter(String(matter.id));
  const became: Step = {
    key: `matter ${matter.id}`,
    at: matter.created_at,
    words: (
      <>
        <span>{texts.becameMatter}</span> {matterLink(matter.id, name)}
      </>
    ),
  };
  const end = { key: `end ${matter.id}`, at: null };
  if (matter.hired_date) {
    return [became, { ...end, at: matter.hired_date, time: formatCalendarDay(matter.hired_date), words: texts.hired }];
  }
  if (matter.status_category === 'hired') {
    const why = isRedacted(matter, 'hired_date') ? texts.dateHidden : texts.noDate;
    return [became, { ...end, words: texts.hired, why }];
  }
  if (matter.status_category === 'declined') return [became, { ...end, words: texts.declined, why: texts.noDate }];
  return [became];
}
