import type { Contact } from '@intake-desk/grow-api/contact';
import { addressLine } from '#src/platform/contact-details/postal-address.ts';
import { useCallerLocalTime } from '#src/platform/contact-details/caller-location.ts';
import { copyText } from '#src/platform/browser/clipboard.ts';
import { emailLinks, phoneLinks } from '#src/platform/contact-details/contact-links.ts';
import { absenceReason } from '#src/platform/records/redaction.ts';
import { useNow } from '#src/platform/format/clock.ts';
import { formatExactTime } from '#src/platform/format/time.ts';
import { contactsTexts } from '#src/texts/records/contacts.ts';
import { recordsTexts } from '#src/texts/records/records.ts';
import { ContactLinks } from '#src/ui/record/ContactLinks.tsx';
import { Field, Fields } from '#src/ui/record/Fields.tsx';
import { Timestamp } from '#src/ui/primitives/Timestamp.tsx';

const texts = contactsTexts.fields;

/** Renders every field of Clio's API contract, with the reason where one is absent. */
export function ContactFields({ contact }: { contact: Contact }) {
  const callerTime = useCallerLocalTime(useNow());
  const phones = phoneLinks(contact.phone_numbers, callerTime);
  const emails = emailLinks(contact.emails);
  const addresses = (contact.addresses ?? []).map(addressLine).filter(Boolean);
  const ofPerson = (field: string) =>
    contact.type === 'Company' ? texts.companyHasNone : absenceReason(contact, field);
  return (
    <Fields>
      <Field label={texts.phone} absent={absenceReason(contact, 'phone_numbers')}>
        {phones.length > 0 && <ContactLinks kind={recordsTexts.phone} ways={phones} copy={copyText} />}
      </Field>
      <Field label={texts.email} absent={absenceReason(contact, 'emails')}>
        {emails.length > 0 && <ContactLinks kind={recordsTexts.email} ways={emails} copy={copyText} />}
      </Field>
      <Field label={texts.address} asWritten absent={absenceReason(contact, 'addresses')}>
        {addresses.length > 0 && (
          <ul role="list">
            {addresses.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
      </Field>
      <Field label={texts.name} asWritten absent={absenceReason(contact, 'name')}>
        {contact.name}
      </Field>
      <Field label={texts.firstName} asWritten absent={ofPerson('first_name')}>
        {contact.first_name}
      </Field>
      <Field label={texts.lastName} asWritten absent={ofPerson('last_name')}>
        {contact.last_name}
      </Field>
      <Field label={texts.kind} absent={absenceReason(contact, 'type')}>
        {contact.type}
      </Field>
      <Field label={texts.status} absent={absenceReason(contact, 'status')}>
        {contact.status}
      </Field>
      <Field label={texts.created} absent={absenceReason(contact, 'created_at')}>
        {contact.created_at && <Instant value={contact.created_at} />}
      </Field>
      <Field label={texts.updated} absent={absenceReason(contact, 'updated_at')}>
        {contact.updated_at && <Instant value={contact.updated_at} />}
      </Field>
      <Field label={texts.id}>{String(contact.id)}</Field>
      <Field label={texts.clioId} absent={absenceReason(contact, 'clio_id', texts.notSynced)}>
        {contact.clio_id && String(contact.clio_id)}
      </Field>
      <Field label={texts.globalId} absent={absenceReason(contact, 'global_id')}>
        {contact.global_id}
      </Field>
    </Fields>
  );
}

function Instant({ value }: { value: string }) {
  return (
    <Timestamp dateTime={value} title={value}>
      {formatExactTime(Date.parse(value))}
    </Timestamp>
  );
}
