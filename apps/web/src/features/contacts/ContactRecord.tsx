import { useQuery } from '@tanstack/react-query';
import type { Contact } from '@intake-desk/grow-api/contact';
import type { MouseEvent, ReactNode } from 'react';
import { formatNumber } from '#src/platform/format-number.ts';
import { useKnownRecord } from '#src/platform/known-record.ts';
import { timeOfDaySeconds } from '#src/platform/time.ts';
import { LinkList } from '#src/ui/LinkList.tsx';
import { RecordPage, Section } from '#src/ui/RecordPage.tsx';
import { ContactFields } from './ContactFields.tsx';
import { contactQuery } from './contact-queries.ts';

interface ContactRecordProps {
  id: string;
  backTo: { href: string; label: string; onClick: (event: MouseEvent) => void };
  matterLink: (id: number, words: ReactNode) => ReactNode;
  failure: (error: unknown, retry: () => void) => ReactNode;
  loading: ReactNode;
  actions: ReactNode;
  notes: ReactNode;
}

/** One contact: notes first, since they are what changes, then every field that Clio gives. */
export function ContactRecord({ id, backTo, matterLink, failure, loading, actions, notes }: ContactRecordProps) {
  const known = useKnownRecord<Contact>('contacts', id);
  const {
    data: contact,
    error,
    dataUpdatedAt,
    refetch,
    isPlaceholderData,
  } = useQuery({ ...contactQuery(id), placeholderData: known });
  if (error && !isPlaceholderData) return failure(error, () => void refetch());
  if (!contact) return loading;
  const asOf =
    isPlaceholderData || dataUpdatedAt === 0 ? 'asking Clio' : `Clio as of ${timeOfDaySeconds(dataUpdatedAt)}`;
  const matters = contact.matters ?? [];
  return (
    <RecordPage
      title={contact.name}
      summary={`${contact.status ?? 'No status'} · ${contact.type.toLowerCase()} · contact ${formatNumber(contact.id)}`}
      actions={actions}
      backTo={backTo}
      aside={
        <Section title="Matters" basis={asOf}>
          {matters.length === 0 ? (
            <p>None in Clio.</p>
          ) : (
            <LinkList>
              {matters.map((matter) => (
                <li key={matter.id}>{matterLink(matter.id, <span>Matter {formatNumber(matter.id)}</span>)}</li>
              ))}
            </LinkList>
          )}
        </Section>
      }
    >
      {notes}
      <Section title="Contact" basis={asOf}>
        <ContactFields contact={contact} />
      </Section>
    </RecordPage>
  );
}
