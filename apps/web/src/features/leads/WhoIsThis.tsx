import { useQueries, useQuery } from '@tanstack/react-query';
import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import type { ReactNode } from 'react';
import { formatNumber } from '#src/platform/format-number.ts';
import { useLookAlikes } from '#src/platform/look-alikes.ts';
import { useStays } from '#src/platform/stays.ts';
import { leadRecordTexts } from '#src/texts/lead-record.ts';
import { Chip } from '#src/ui/Chip.tsx';
import { Section } from '#src/ui/RecordPage.tsx';
import { cameAgain, otherLead, searchedTotals } from './known-people.ts';
import { MattersBeside } from './MattersBeside.tsx';
import { nth } from './nth.ts';
import styles from './WhoIsThis.module.css';

const { who: texts } = leadRecordTexts;

interface WhoIsThisProps {
  lead: InboxLead;
  recordLink: (kind: RecordKind, id: number, words: ReactNode) => ReactNode;
}

/** Whom the desk knows already by this name, number or address, by which words, and what became of their matters. */
export function WhoIsThis({ lead, recordLink }: WhoIsThisProps) {
  const known = {
    firstName: lead.first_name ?? '',
    lastName: lead.last_name ?? '',
    phone: lead.phone_number ?? '',
    email: lead.email ?? '',
  };
  const { items, more, isAsked, isLooking, limits } = useLookAlikes(known, useStays());
  const { data: totals } = useQuery(searchedTotals);
  const others = items.filter(({ kind, id }) => kind !== 'lead' || id !== lead.id);
  const leads = useQueries({
    queries: others.filter(({ kind }) => kind === 'lead').map(({ id }) => otherLead(id)),
    combine: (found) => found.flatMap(({ data }) => data ?? []),
  });
  const again = cameAgain(lead, leads);
  const basis = totals
    ? texts.basis(formatNumber(totals.contacts), formatNumber(totals.matters), formatNumber(totals.leads))
    : texts.basisUnknown;
  return (
    <Section title={texts.title} basis={basis}>
      {again !== null && (
        <p className={styles.again} title={texts.againTitle}>
          <Chip tone="waiting">{texts.again(nth(again.times), again.days)}</Chip>
          {again.ignored > 0 && <small>{texts.ignored(again.ignored)}</small>}
        </p>
      )}
      {others.length > 0 && (
        <ul role="list" className={styles.people}>
          {others.map(({ kind, id, title, about, reasons }) => (
            <li key={`${kind}/${id}`}>
              <span className={styles.one}>
                {recordLink(kind, id, title)}
                <small>{[texts.kinds[kind], about].filter(Boolean).join(' · ')}</small>
              </span>
              <span className={styles.reasons}>
                {reasons.map((reason) => (
                  <Chip key={reason} tone="known">
                    {reason}
                  </Chip>
                ))}
              </span>
              {kind === 'contact' && <MattersBeside contact={id} recordLink={recordLink} />}
            </li>
          ))}
        </ul>
      )}
      <p className={styles.words} role="status">
        {others.length === 0 && (isLooking || !isAsked ? texts.looking : texts.nobody)}
        {more > 0 && texts.more(formatNumber(more))} {limits.join(' ')}
      </p>
      <p className={styles.words}>{texts.clearance}</p>
    </Section>
  );
}
