import { useQuery } from '@tanstack/react-query';
import type { Contact } from '@intake-desk/grow-api/contact';
import { copyText } from '#src/platform/browser/clipboard.ts';
import { useLikelyTime } from '#src/platform/contact-details/caller-location.ts';
import { emailLinks, phoneLinks } from '#src/platform/contact-details/contact-links.ts';
import { addressLine } from '#src/platform/contact-details/postal-address.ts';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { formatPastTime } from '#src/platform/format/time.ts';
import { useNow } from '#src/platform/format/clock.ts';
import { recordFields, useOpenRecord, type FieldRow } from '#src/platform/records/open-record.ts';
import { exactTime, shortTime } from '#src/platform/format/timestamps.ts';
import { shortAbsenceReason, absenceReason } from '#src/platform/records/redaction.ts';
import { MAX_RELATED, relatedMatters, relatedItems } from '#src/platform/records/related-records.ts';
import { useIsSettled } from '#src/platform/records/use-settled.ts';
import { contactsTexts } from '#src/texts/records/contacts.ts';
import { recordsTexts } from '#src/texts/records/records.ts';
import { Timestamp } from '#src/ui/primitives/Timestamp.tsx';
import { ContactLinks } from '#src/ui/record/ContactLinks.tsx';
import { OpenRecordPage, type OpenRecordProps } from '#src/ui/record/OpenRecord.tsx';
import { Section } from '#src/ui/record/RecordPage.tsx';
import { RelatedList } from '#src/ui/record/RelatedList.tsx';
import { contactQuery } from './contact-queries.ts';
import { contactKind, contactName } from './contact-labels.ts';

const { fields: texts } = contactsTexts;

/** One contact, with its matters. */
export function ContactRecord(props: OpenRecordProps<Contact>) {
  const { id } = props;
  const now = useNow();
  const { record, error, retry, page } = useOpenRecord<Contact>({
    kind: 'contact',
    id,
    query: contactQuery(id),
    titleOf: (contact) => (contact ? contactName(contact) : contactsTexts.one(id)),
    waysOf: (contact) => ({ phones: contact.phone_numbers, emails: contact.emails }),
  });
  const likelyTime = useLikelyTime(record?.phone_numbers?.[0], now);
  if (!record) return error ? props.failure(error, retry) : props.loading;
  const { created_at: created, updated_at: updated } = record;
  const status = record.status ?? shortAbsenceReason(record, 'status', '');
  return (
    <OpenRecordPage
      {...props}
      {...page}
      title={contactName(record)}
      chips={props.present}
      facts={[
        { label: texts.status, value: status, title: status },
        { label: contactsTexts.time, value: likelyTime, title: likelyTime && recordsTexts.likelyWhy },
        { label: texts.kind, value: contactKind(record), isMinor: true },
        { label: texts.updated, value: updated && <Timestamp {...shortTime(updated, now)} /> },
      ]}
      notes={props.notes(record)}
      summary={
        created
          ? contactsTexts.summary(String(record.id), formatPastTime(Date.parse(created), now))
          : contactsTexts.one(String(record.id))
      }
      fields={recordFields(record, fieldsOf(record))}
      copy={copyText}
      format={formatNumber}
      related={
        <Section title={contactsTexts.relatedMatters}>
          <ContactMatters contact={record} {...props} />
        </Section>
      }
    />
  );
}

/** Returns every field of Clio's API contract. */
function fieldsOf(contact: Contact): FieldRow[] {
  const phones = phoneLinks(contact.phone_numbers);
  const emails = emailLinks(contact.emails);
  const addresses = (contact.addresses ?? []).map(addressLine).filter(Boolean);
  const isCompany = contact.type === 'Company';
  const ofPerson = (label: string, field: 'first_name' | 'last_name'): FieldRow =>
    isCompany ? [label, null, contact[field], texts.companyHasNone] : [label, field, contact[field]];
  return [
    [
      texts.phone,
      'phone_numbers',
      phones.length > 0 && <ContactLinks kind={recordsTexts.phone} ways={phones} copy={copyText} />,
    ],
    [
      texts.email,
      'emails',
      emails.length > 0 && <ContactLinks kind={recordsTexts.email} ways={emails} copy={copyText} />,
    ],
    [
      texts.address,
      'addresses',
      addresses.length > 0 && (
        <ul role="list">
          {addresses.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ),
    ],
    [texts.name, 'name', contact.name],
    ofPerson(texts.firstName, 'first_name'),
    ofPerson(texts.lastName, 'last_name'),
    [texts.kind, 'type', contact.type],
    [texts.status, 'status', contact.status],
    [texts.created, 'created_at', contact.created_at && <Timestamp {...exactTime(contact.created_at)} />],
    [texts.updated, 'updated_at', contact.updated_at && <Timestamp {...exactTime(contact.updated_at)} />],
    [texts.id, null, String(contact.id)],
    [texts.clioId, 'clio_id', contact.clio_id && String(contact.clio_id), texts.notSynced],
    [texts.globalId, 'global_id', contact.global_id],
  ];
}

function ContactMatters({ contact, recordLink }: OpenRecordProps<Contact> & { contact: Contact }) {
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
      <RelatedList
        lines={relatedItems(ids, matters, now).slice(0, MAX_RELATED)}
        link={(matter, words) => recordLink('matter', matter, words)}
      />
      {isError && <p>{recordsTexts.related.failed}</p>}
      {more > 0 && <p>{recordsTexts.related.more(more, formatNumber(more))}</p>}
    </>
  );
}
