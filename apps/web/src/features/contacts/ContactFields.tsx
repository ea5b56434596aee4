import type { Contact } from '@intake-desk/grow-api/contact';
import { addressLine } from '#src/platform/contact-details/postal-address.ts';
import { useCallerTime } from '#src/platform/contact-details/caller-location.ts';
import { copyText } from '#src/platform/browser/clipboard.ts';
import { emailWays, phoneWays } from '#src/platform/contact-details/contact-links.ts';
import { whyAbsent } from '#src/platform/records/redaction.ts';
import { useNow } from '#src/platform/format/clock.ts';
import { exactTime } from '#src/platform/format/time.ts';
import { contactsTexts } from '#src/texts/records/contacts.ts';
import { recordsTexts } from '#src/texts/records/records.ts';
import { ContactWays } from '#src/ui/record/ContactLinks.tsx';
import { Field, Fields } from '#src/ui/record/Fields.tsx';
import { Moment } from '#src/ui/primitives/Timestamp.tsx';

const texts = contactsTexts.fields;

/** Every field of the contract, present or not. */
export function ContactFields({ contact }: { contact: Contact }) {
  const callerTime = useCallerTime(useNow());
  const phones = phoneWays(contact.phone_numbers, callerTime);
  const emails = emailWays(contact.emails);
  const addresses = (contact.addresses ?? []).map(addressLine).filter(Boolean);
  const ofPerson = (field: string) => (contact.type === 'Company' ? texts.companyHasNone : whyAbsent(contact, field));
  return (
    <Fields>
      <Field label={texts.phone} absent={whyAbsent(contact, 'phone_numbers')}>
        {phones.length > 0 && <ContactWays kind={recordsTexts.phone} ways={phones} copy={copyText} />}
      </Field>
      <Field label={texts.email} absent={whyAbsent(contact, 'emails')}>
        {emails.length > 0 && <ContactWays kind={recordsTexts.email} ways={emails} copy={copyText} />}
      </Field>
      <Field label={texts.address} absent={whyAbsent(contact, 'addresses')}>
        {addresses.length > 0 && (
          <ul role="list">
            {addresses.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
      </Field>
      <Field label={texts.name} absent={whyAbsent(contact, 'name')}>
        {contact.name}
      </Field>
      <Field label={texts.firstName} absent={ofPerson('first_name')}>
        {contact.first_name}
      </Field>
      <Field label={texts.lastName} absent={ofPerson('last_name')}>
        {contact.last_name}
      </Field>
      <Field label={texts.kind} absent={whyAbsent(contact, 'type')}>
        {contact.type}
      </Field>
      <Field label={texts.status} absent={whyAbsent(contact, 'status')}>
        {contact.status}
      </Field>
      <Field label={texts.created} absent={whyAbsent(contact, 'created_at')}>
        {contact.created_at && <Instant value={contact.created_at} />}
      </Field>
      <Field label={texts.updated} absent={whyAbsent(contact, 'updated_at')}>
        {contact.updated_at && <Instant value={contact.updated_at} />}
      </Field>
      <Field label={texts.id}>{String(contact.id)}</Field>
      <Field label={texts.clioId} absent={whyAbsent(contact, 'clio_id', texts.notSynced)}>
        {contact.clio_id && String(contact.clio_id)}
      </Field>
      <Field label={texts.globalId} absent={whyAbsent(contact, 'global_id')}>
        {contact.global_id}
      </Field>
    </Fields>
  );
}

function Instant({ value }: { value: string }) {
  return (
    <Moment dateTime={value} title={value}>
      {exactTime(Date.parse(value))}
    </Moment>
  );
}
