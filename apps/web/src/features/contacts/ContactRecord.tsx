import { useQuery } from '@tanstack/react-query';
import type { Contact } from '@intake-desk/grow-api/contact';
import type { MouseEvent, ReactNode } from 'react';
import { copyText } from '#src/platform/browser/clipboard.ts';
import { emailLinks, phoneLinks } from '#src/platform/contact-details/contact-links.ts';
import { useCopyCommands } from '#src/platform/records/copy-commands.ts';
import { useDocumentTitle } from '#src/platform/navigation/document-title.ts';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { customFieldsOf, undocumentedFieldsOf } from '#src/platform/records/extra-fields.ts';
import { useNow } from '#src/platform/format/clock.ts';
import { growLinkTexts, useGrowLink } from '#src/platform/navigation/open-in-grow.ts';
import { shortAbsenceReason, absenceReason, incompleteNote } from '#src/platform/records/redaction.ts';
import { MAX_RELATED, relatedMatters, relatedItems } from '#src/platform/records/related-records.ts';
import { useRecord } from '#src/platform/records/use-record.ts';
import { useIsSettled } from '#src/platform/records/use-settled.ts';
import { contactsTexts } from '#src/texts/records/contacts.ts';
import { recordsTexts } from '#src/texts/records/records.ts';
import { OpenInClio } from '#src/ui/record/OpenInClio.tsx';
import { RecordFields } from '#src/ui/record/RecordFields.tsx';
import { RecordPage, Section } from '#src/ui/record/RecordPage.tsx';
import { RelatedList } from '#src/ui/record/RelatedList.tsx';
import { ContactFields } from './ContactFields.tsx';
import { contactQuery } from './contact-queries.ts';
import { contactKind, contactName } from './contact-labels.ts';

interface ContactRecordProps {
  id: string;
  backTo: { href: string; label: string; onClick: (event: MouseEvent) => void };
  /** Buttons in the top corner. */
  tools?: ReactNode;
  /** True when the record takes focus as it opens. */
  takesFocus: boolean;
  matterLink: (id: number, words: ReactNode) => ReactNode;
  failure: (error: unknown, retry: () => void) => ReactNode;
  loading: ReactNode;
  actions: ReactNode;
  notes: ReactNode;
}

/** One contact: notes first, because they change most, then every field that Clio returns. */
export function ContactRecord(props: ContactRecordProps) {
  const { id } = props;
  const {
    record: contact,
    error,
    retry,
    basis,
    trouble,
    isWhole,
  } = useRecord<Contact>('contacts', id, contactQuery(id));
  useDocumentTitle(contact ? contactName(contact) : contactsTexts.one(id));
  const grow = useGrowLink('contact', id);
  const copy = useCopyCommands(phoneLinks(contact?.phone_numbers), emailLinks(contact?.emails));
  if (!contact) return error ? props.failure(error, retry) : props.loading;
  const own = customFieldsOf(contact, isWhole);
  const added = undocumentedFieldsOf('contact', contact);
  return (
    <RecordPage
      id={id}
      incomplete={incompleteNote(contact)}
      title={contactName(contact)}
      summary={contactSummary(contact)}
      actions={
        <>
          {props.actions}
          <OpenInClio href={grow} words={growLinkTexts} />
        </>
      }
      backTo={props.backTo}
      tools={props.tools}
      error={trouble}
      status={copy.status}
      choice={copy.choice}
      takesFocus={props.takesFocus}
      aside={
        <Section title={contactsTexts.relatedMatters} basis={basis}>
          <ContactMatters contact={contact} matterLink={props.matterLink} />
        </Section>
      }
    >
      {props.notes}
      <Section title={contactsTexts.fields.section} basis={basis}>
        <ContactFields contact={contact} />
      </Section>
      <Section title={recordsTexts.customFields} basis={basis}>
        {own.fields.length === 0 ? <p>{own.why}</p> : <RecordFields fields={own.fields} copy={copyText} />}
      </Section>
      {added.length > 0 && (
        <Section title={recordsTexts.otherFields} basis={recordsTexts.otherFieldsBasis}>
          <RecordFields fields={added} copy={copyText} />
        </Section>
      )}
    </RecordPage>
  );
}

function ContactMatters({ contact, matterLink }: Pick<ContactRecordProps, 'matterLink'> & { contact: Contact }) {
  const now = useNow();
  const ids = (contact.matters ?? []).map(({ id }) => id);
  const { data: matters, isError } = useQuery({
    ...relatedMatters(ids),
    enabled: useIsSettled() && ids.length > 0,
  });
  if (ids.length === 0) return <p>{absenceReason(contact, 'matters')}</p>;
  const more = ids.length - MAX_RELATED;
  return (
    <>
      <RelatedList lines={relatedItems(ids, matters, now).slice(0, MAX_RELATED)} link={matterLink} />
      {isError && <p>{recordsTexts.related.failed}</p>}
      {more > 0 && <p>{recordsTexts.related.more(more, formatNumber(more))}</p>}
    </>
  );
}

function contactSummary(contact: Contact): string {
  const status = contact.status ?? shortAbsenceReason(contact, 'status', contactsTexts.noStatus);
  return [status, contactKind(contact)?.toLowerCase(), contactsTexts.summaryId(String(contact.id))]
    .filter(Boolean)
    .join(' · ');
}
