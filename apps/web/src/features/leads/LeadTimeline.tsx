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
import { leadState } from './lead-labels.ts';

const { thread: texts } = leadRecordTexts;

/** Something that our team did with a lead. */
export interface TeamTimelineStep {
  key: string;
  /** ISO 8601 */
  at: string;
  words: string;
}

interface LeadThreadProps {
  lead: InboxLead;
  departure: Departure | null;
  /** What our team did, in any order. */
  team: readonly TeamTimelineStep[];
  /** The matters that were made from it; undefined as long as they are not known. */
  matters: readonly Matter[] | undefined;
  matterLink: (id: number, words: ReactNode) => ReactNode;
}

interface Step {
  key: string;
  /** ISO 8601; null where Clio gives no time. */
  at: string | null;
  time?: string;
  words: ReactNode;
  /** Why more cannot be said. */
  why?: string | undefined;
}

/** From arrival to hired, as far as it is known: from Clio, and what our team did. The last is how things stand. */
export function LeadTimeline({ lead, departure, team, matters, matterLink }: LeadThreadProps) {
  const now = useNow();
  const steps: Step[] = [
    { key: 'arrived', at: lead.created_at, words: texts.arrived },
    ...team.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at)),
    ...(departure === null ? [] : [leftAs(departure)]),
    ...(departure === null && lead.state !== 'untriaged'
      ? [{ key: 'state', at: null, words: leadState(lead.state) }]
      : []),
    ...(matters ?? []).flatMap((matter) => matterSteps(matter, matterLink)),
  ];
  return (
    <ol role="list" className={styles.thread}>
      {steps.map(({ key, at, time, words, why }) => (
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
            {words}
            {why !== undefined && <small>{why}</small>}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** Nobody saw it go: it is said between which two moments it must have been. */
function leftAs(departure: Departure): Step {
  return {
    key: 'left',
    at: departure.before,
    words: texts.between(formatDepartureInterval(departure), formatDeparture(departure)),
    why: departure.scope === undefined ? undefined : texts.hidden(departure.scope),
  };
}

function matterSteps(matter: Matter, matterLink: LeadThreadProps['matterLink']): Step[] {
  const name = matter.description ?? texts.matter(String(matter.id));
  const became: Step = {
    key: `matter ${matter.id}`,
    at: matter.created_at,
    words: (
      <>
        {texts.becameMatter} {matterLink(matter.id, name)}
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
