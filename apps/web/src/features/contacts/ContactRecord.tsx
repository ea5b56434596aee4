import type { Contact } from '@intake-desk/grow-api/contact';
import type { MouseEvent, ReactNode } from 'react';
import { useDocumentTitle } from '#src/platform/document-title.ts';
import { absentInRow, whyAbsent } from '#src/platform/redaction.ts';
import { useShownRecord } from '#src/platform/shown-record.ts';
import { LinkList } from '#src/ui/LinkList.tsx';
import { RecordPage, Section } from '#src/ui/RecordPage.tsx';
import { ContactFields } from './ContactFields.tsx';
import { contactQuery } from './contact-queries.ts';
import { contactKind, contactName } from './contact-words.ts';

interface ContactRecordProps {
  id: string;
  backTo: { href: string; label: string; onClick: (event: MouseEvent) => void };
  /** Whether focus goes to the record as it opens. */
  takesFocus: boolean;
  matterLink: (id: number, words: ReactNode) => ReactNode;
  failure: (error: unknown, retry: () => void) => ReactNode;
  loading: ReactNode;
  actions: ReactNode;
  notes: ReactNode;
}

/** One contact: notes first, since they are what changes, then every field that Clio gives. */
export function ContactRecord({
  id,
  backTo,
  takesFocus,
  matterLink,
  failure,
  loading,
  actions,
  notes,
}: ContactRecordProps) {
  const { record: contact, error, retry, basis, trouble } = useShownRecord<Contact>('contacts', id, contactQuery(id));
  useDocumentTitle(contact ? contactName(contact) : `Contact ${id}`);
  if (!contact) return error ? failure(error, retry) : loading;
  const matters = contact.matters ?? [];
  return (
    <RecordPage
      title={contactName(contact)}
      summary={contactSummary(contact)}
      actions={actions}
      backTo={backTo}
      trouble={trouble}
      takesFocus={takesFocus}
      aside={
        <Section title="Matters" basis={basis}>
          {matters.length === 0 ? (
            <p>{whyAbsent(contact, 'matters')}</p>
          ) : (
            <LinkList>
              {matters.map((matter) => (
                <li key={matter.id}>{matterLink(matter.id, <span>Matter {String(matter.id)}</span>)}</li>
              ))}
            </LinkList>
          )}
        </Section>
      }
    >
      {notes}
      <Section title="Contact" basis={basis}>
        <ContactFields contact={contact} />
      </Section>
    </RecordPage>
  );
}

function contactSummary(contact: Contact): string {
  const status = contact.status ?? absentInRow(contact, 'status', 'No status');
  return [status, contactKind(contact)?.toLowerCase(), `contact ${contact.id}`].filter(Boolean).join(' · ');
}
