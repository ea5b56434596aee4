import { useQuery } from '@tanstack/react-query';
import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import type { ReactNode } from 'react';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { useSimilarRecords } from '#src/platform/search/similar-records.ts';
import { useIsSettled } from '#src/platform/records/use-settled.ts';
import { leadRecordTexts } from '#src/texts/leads/lead-record.ts';
import { recordsTexts } from '#src/texts/records/records.ts';
import { Chip } from '#src/ui/primitives/Chip.tsx';
import { FactLine } from '#src/ui/primitives/FactLine.tsx';
import { Section } from '#src/ui/record/RecordPage.tsx';
import { mattersOfContactQuery, searchedTotals } from './known-people.ts';
import styles from './KnownPeople.module.css';
import type { Matter } from '@intake-desk/grow-api/matter';

const { who: texts, thread } = leadRecordTexts;

interface KnownPeopleProps {
  lead: InboxLead;
  recordLink: (kind: RecordKind, id: number, words: ReactNode) => ReactNode;
}

/** Known people with the lead's name, phone or email, with the reasons and the outcome of their matters. */
export function KnownPeople({ lead, recordLink }: KnownPeopleProps) {
  const known = {
    firstName: lead.first_name ?? '',
    lastName: lead.last_name ?? '',
    phone: lead.phone_number ?? '',
    email: lead.email ?? '',
  };
  const { items, more, hasTerms: isAsked, isSearching, limits } = useSimilarRecords(known, useIsSettled());
  const { data: totals } = useQuery(searchedTotals);
  const others = items.filter(({ kind, id }) => kind !== 'lead' || id !== lead.id);
  const basis = totals
    ? texts.basis(formatNumber(totals.contacts), formatNumber(totals.matters), formatNumber(totals.leads))
    : texts.basisUnknown;
  const none = isSearching || !isAsked ? texts.looking : texts.none;
  const further = [more > 0 && texts.more(formatNumber(more)), ...limits].filter(Boolean);
  return (
    <aside aria-label={recordsTexts.page.related}>
      <Section
        title={texts.title}
        basis={others.length === 0 ? none : formatNumber(others.length)}
        info={`${basis} ${texts.clearance}`}
      >
        {others.length > 0 && (
          <ul role="list" className={styles.people}>
            {others.map(({ kind, id, title, about, reasons }) => (
              <li key={`${kind}/${id}`}>
                <h3>{recordLink(kind, id, <span translate="no">{title}</span>)}</h3>
                <p>
                  <FactLine facts={[texts.kinds[kind], ...about]} />
                </p>
                <span className={styles.reasons}>
                  {reasons.map(({ text, isSame }) => (
                    <Chip key={text} tone={isSame ? 'known' : 'outlined'}>
                      {text}
                    </Chip>
                  ))}
                </span>
                {kind === 'contact' && <RelatedMatters contact={id} recordLink={recordLink} />}
              </li>
            ))}
          </ul>
        )}
        {further.length > 0 && <p className={styles.words}>{further.join(' ')}</p>}
        <p className="visually-hidden" role="status">
          {others.length === 0 ? none : ''}
        </p>
      </Section>
    </aside>
  );
}

interface RelatedMattersProps {
  contact: number;
  recordLink: (kind: RecordKind, id: number, words: ReactNode) => ReactNode;
}

/** A contact's latest matters with their outcome: *Reyes v. Bayline Transit* Hired 2024. */
function RelatedMatters({ contact, recordLink }: RelatedMattersProps) {
  const { data: matters = [] } = useQuery(mattersOfContactQuery(contact));
  return matters.map((matter) => (
    <span key={matter.id} className={styles.matter}>
      {recordLink('matter', matter.id, matter.description ?? thread.matter(String(matter.id)))}
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
