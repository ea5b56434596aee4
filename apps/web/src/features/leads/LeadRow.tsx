import { leadSource } from '@intake-desk/desk-api/lead-source';
import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import type { ReactNode } from 'react';
import { formatDeparture, formatDepartureInterval } from '#src/platform/lists/list-notices.ts';
import type { ListedRecord } from '#src/platform/lists/mirror-patches.ts';
import { formatPhone } from '#src/platform/contact-details/phone.ts';
import { formatExactTime, formatShortTime } from '#src/platform/format/time.ts';
import { leadsTexts } from '#src/texts/leads/leads.ts';
import { joinClasses } from '#src/ui/primitives/join-classes.ts';
import { Timestamp } from '#src/ui/primitives/Timestamp.tsx';
import { Row } from '#src/ui/list/Row.tsx';
import type { FoundParts } from '#src/ui/list/SearchResultRow.tsx';
import styles from './LeadRow.module.css';
import { leadName, leadState } from './lead-labels.ts';
import { waitingTime } from './waiting-time.ts';

interface LeadRowProps {
  lead: ListedRecord<InboxLead>;
  /** Epoch milliseconds. */
  now: number;
  /** True adds a tooltip with the exact time. The first rows omit it, because the first date formatting is slow. */
  isExact?: boolean;
  /** Triage status. */
  mark?: ReactNode;
  /** Rendered before the name: the unread mark. */
  before?: ReactNode;
  /** Set for a search result. */
  found?: FoundParts | undefined;
}

/**
 * One lead in the list: name, waiting time, source, phone or email. Without hooks: the first rows render without React.
 */
export function LeadRow({ lead, now, isExact = true, mark, before, found }: LeadRowProps) {
  const { departure } = lead;
  if (departure !== undefined) {
    return (
      <Row
        name={<span className={styles.left}>{leadName(lead)}</span>}
        side={<span title={leadsTexts.leftWhen(formatDepartureInterval(departure))}>{leadsTexts.left}</span>}
        kind={leadSource(lead) ?? leadsTexts.noSource}
        detail={formatDeparture(departure)}
      />
    );
  }
  const arrived = Date.parse(lead.created_at);
  const way = lead.phone_number ? formatPhone(lead.phone_number) : lead.email;
  const { urgency, words } =
    lead.state === 'untriaged'
      ? waitingTime(arrived, now)
      : { urgency: 'backlog' as const, words: formatShortTime(arrived, now) };
  return (
    <>
      {urgency !== 'backlog' && <i className={joinClasses(styles.bar, styles[urgency])} />}
      <Row
        name={
          <>
            {before}
            <span>{found?.name ?? leadName(lead)}</span>
          </>
        }
        side={
          <span className={styles.age} data-urgency={urgency}>
            {urgency !== 'backlog' && <span className="visually-hidden">{leadsTexts.waiting} </span>}
            <Timestamp
              dateTime={lead.created_at}
              title={isExact ? leadsTexts.arrived(formatExactTime(arrived)) : undefined}
            >
              {words}
            </Timestamp>
          </span>
        }
        kind={leadSource(lead) ?? leadsTexts.noSource}
        detail={found?.detail ?? (way ? <span translate="no">{way}</span> : leadsTexts.noWay)}
        mark={
          found === undefined ? (
            mark
          ) : (
            <>
              {found.way}
              {lead.state !== 'untriaged' && <span>{leadState(lead.state)}</span>}
              {mark}
            </>
          )
        }
      />
    </>
  );
}
