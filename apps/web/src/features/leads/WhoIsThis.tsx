import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import type { ReactNode } from 'react';
import { useLookAlikes } from '#src/platform/look-alikes.ts';
import { Chip } from '#src/ui/Chip.tsx';
import { LinkList } from '#src/ui/LinkList.tsx';
import { Section } from '#src/ui/RecordPage.tsx';
import styles from './WhoIsThis.module.css';

const KINDS: Record<RecordKind, string> = { lead: 'Lead', contact: 'Contact', matter: 'Matter' };

interface WhoIsThisProps {
  lead: InboxLead;
  recordLink: (kind: RecordKind, id: number, words: ReactNode) => ReactNode;
}

/** Whom the desk knows already by this name, number or address, and by which words. */
export function WhoIsThis({ lead, recordLink }: WhoIsThisProps) {
  const known = {
    firstName: lead.first_name ?? '',
    lastName: lead.last_name ?? '',
    phone: lead.phone_number ?? '',
    email: lead.email ?? '',
  };
  const { items, more, isAsked, isLooking, limits } = useLookAlikes(known, true);
  const others = items.filter(({ kind, id }) => kind !== 'lead' || id !== lead.id);
  return (
    <Section title="Who is this?" basis="worked out from the desk’s copy of Clio">
      {others.length > 0 && (
        <LinkList>
          {others.map(({ kind, id, title, about, reasons }) => (
            <li key={`${kind}/${id}`}>
              {recordLink(
                kind,
                id,
                <span className={styles.one}>
                  <span>{title}</span>
                  <small>{[KINDS[kind], about].filter(Boolean).join(' · ')}</small>
                  <span className={styles.reasons}>
                    {reasons.map((reason) => (
                      <Chip key={reason} tone="known">
                        {reason}
                      </Chip>
                    ))}
                  </span>
                </span>,
              )}
            </li>
          ))}
        </LinkList>
      )}
      <p className={styles.words} role="status">
        {others.length === 0 && (isLooking || !isAsked ? 'Looking…' : 'Nobody else with this name, number or address.')}
        {more > 0 && ` And ${more} more: search finds them.`} {limits.join(' ')}
      </p>
      <p className={styles.words}>
        An existing-relationship search, not a conflict clearance: Clio holds no list of opposing parties.
      </p>
    </Section>
  );
}
