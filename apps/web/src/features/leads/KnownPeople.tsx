import { useQuery } from '@tanstack/react-query';
import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import type { ReactNode } from 'react';
import { useNow } from '#src/platform/format/clock.ts';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { useSimilarRecords } from '#src/platform/search/similar-records.ts';
import { useIsSettled } from '#src/platform/records/use-settled.ts';
import { leadRecordTexts } from '#src/texts/leads/lead-record.ts';
import { Chip } from '#src/ui/primitives/Chip.tsx';
import { Section } from '#src/ui/record/RecordPage.tsx';
import { earlierLeadsQuery, mattersOfContactQuery, repeatCaller, searchedTotals } from './known-people.ts';
import styles from './KnownPeople.module.css';
import type { Matter } from '@intake-desk/grow-api/matter';

const { who: texts, thread } = leadRecordTexts;

interface KnownPeopleProps {
  lead: InboxLead;
  recordLink: (kind: RecordKind, id: number, words: ReactNode) => ReactNode;
}

/** Lists known people with the lead's name, phone or email, with the matching text and the outcome of their matters. */
export function KnownPeople({ lead, recordLink }: KnownPeopleProps) {
  const known = {
    firstName: lead.first_name ?? '',
    lastName: lead.last_name ?? '',
    phone: lead.phone_number ?? '',
    email: lead.email ?? '',
  };
  const isSettled = useIsSettled();
  const { items, more, hasTerms: isAsked, isSearching: isLooking, limits } = useSimilarRecords(known, isSettled);
  const { data: totals } = useQuery(searchedTotals);
  const others = items.filter(({ kind, id }) => kind !== 'lead' || id !== lead.id);
  const { data: earlier } = useQuery({ ...earlierLeadsQuery(lead.id), enabled: isSettled });
  const now = useNow();
  const again = earlier === undefined ? null : repeatCaller(lead, earlier, now);
  const basis = totals
    ? texts.basis(formatNumber(totals.contacts), formatNumber(totals.matters), formatNumber(totals.leads))
    : texts.basisUnknown;
  return (
    <Section title={texts.title} basis={basis}>
      {again !== null && (
        <p className={styles.again} title={texts.againTitle}>
          <Chip tone="waiting">{texts.again(formatOrdinal(again.times), again.days, again.isToday)}</Chip>
          {again.ignored > 0 && <small>{texts.ignored(again.ignored)}</small>}
        </p>
      )}
      {others.length > 0 && (
        <ul role="list" className={styles.people}>
          {others.map(({ kind, id, title, about, reasons }) => (
            <li key={`${kind}/${id}`}>
              <span className={styles.one}>
                {recordLink(kind, id, <span translate="no">{title}</span>)}
                <small>{[texts.kinds[kind], about].filter(Boolean).join(' · ')}</small>
              </span>
              <span className={styles.reasons}>
                {reasons.map((reason) => (
                  <Chip key={reason} tone="known">
                    {reason}
                  </Chip>
                ))}
              </span>
              {kind === 'contact' && <RelatedMatters contact={id} recordLink={recordLink} />}
            </li>
          ))}
        </ul>
      )}
      <p className={styles.words} role="status">
        {[
          others.length === 0 && (isLooking || !isAsked ? texts.looking : texts.nobody),
          more > 0 && texts.more(formatNumber(more)),
          ...limits,
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
      <p className={styles.words}>{texts.clearance}</p>
    </Section>
  );
}

const rules = { one: 'st', two: 'nd', few: 'rd', other: 'th' } as const;

/** `3rd` */
function formatOrdinal(place: number): string {
  const form = new Intl.PluralRules('en', { type: 'ordinal' }).select(place);
  return `${place}${rules[form as keyof typeof rules] ?? rules.other}`;
}

interface RelatedMattersProps {
  contact: number;
  recordLink: (kind: RecordKind, id: number, words: ReactNode) => ReactNode;
}

/** Renders a contact's latest matters with their outcome: *Reyes v. Bayline Transit* hired, 2024. */
function RelatedMatters({ contact, recordLink }: RelatedMattersProps) {
  const { data: matters = [] } = useQuery(mattersOfContactQuery(contact));
  return matters.map((matter) => (
    <span key={matter.id} className={styles.matter}>
      {recordLink('matter', matter.id, matter.description ?? thread.matter(String(matter.id)))}{' '}
      <small>{endOf(matter)}</small>
    </span>
  ));
}

/** Returns the outcome of a matter; for one neither hired nor declined, the firm's own status. */
function endOf({ status_category: category, status, hired_date: hired }: Matter): string {
  if (category === 'hired') return hired ? texts.hired(hired.slice(0, 4)) : texts.hiredUndated;
  if (category === 'declined') return texts.declined;
  return status ?? texts.intake;
}
