import type { Contact } from '@intake-desk/grow-api/contact';
import { addressLine } from '#src/platform/address.ts';
import { useCallerTime } from '#src/platform/caller-time.ts';
import { copyText } from '#src/platform/clipboard.ts';
import { emailWays, phoneWays } from '#src/platform/contact-ways.ts';
import { customFieldInWords } from '#src/platform/custom-fields.ts';
import { isHidden, whyAbsent } from '#src/platform/redaction.ts';
import { useNow } from '#src/platform/now.ts';
import { exactTime } from '#src/platform/time.ts';
import { ContactWays } from '#src/ui/ContactWays.tsx';
import { Field, Fields } from '#src/ui/Fields.tsx';
import { Moment } from '#src/ui/Moment.tsx';

/** Every field of the contract, present or not. */
export function ContactFields({ contact }: { contact: Contact }) {
  const callerTime = useCallerTime(useNow());
  const phones = phoneWays(contact.phone_numbers, callerTime);
  const emails = emailWays(contact.emails);
  const addresses = (contact.addresses ?? []).map(addressLine).filter(Boolean);
  return (
    <Fields>
      <Field label="Phone" absent={whyAbsent(contact, 'phone_numbers')}>
        {phones.length > 0 && <ContactWays kind="phone" ways={phones} copy={copyText} />}
      </Field>
      <Field label="E-mail" absent={whyAbsent(contact, 'emails')}>
        {emails.length > 0 && <ContactWays kind="e-mail" ways={emails} copy={copyText} />}
      </Field>
      <Field label="Address" absent={whyAbsent(contact, 'addresses')}>
        {addresses.length > 0 && (
          <ul role="list">
            {addresses.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
      </Field>
      <Field label="Name" absent={whyAbsent(contact, 'name')}>
        {contact.name}
      </Field>
      <Field
        label="First name"
        absent={contact.type === 'Company' ? 'A company has none' : whyAbsent(contact, 'first_name')}
      >
        {contact.first_name}
      </Field>
      <Field
        label="Last name"
        absent={contact.type === 'Company' ? 'A company has none' : whyAbsent(contact, 'last_name')}
      >
        {contact.last_name}
      </Field>
      <Field label="Kind" absent={whyAbsent(contact, 'type')}>
        {contact.type}
      </Field>
      <Field label="Status" absent={whyAbsent(contact, 'status')}>
        {contact.status}
      </Field>
      {isHidden(contact, 'custom_field_values') && (
        <Field label="Custom fields" absent={whyAbsent(contact, 'custom_field_values')} />
      )}
      {contact.custom_field_values?.map((field) => (
        <Field key={field.id} label={field.field_name ?? 'Custom field'}>
          {customFieldInWords(field)}
        </Field>
      ))}
      <Field label="Created">
        <Moment dateTime={contact.created_at} title={contact.created_at}>
          {exactTime(Date.parse(contact.created_at))}
        </Moment>
      </Field>
      <Field label="Last change">
        <Moment dateTime={contact.updated_at} title={contact.updated_at}>
          {exactTime(Date.parse(contact.updated_at))}
        </Moment>
      </Field>
      <Field label="Number in Grow">{String(contact.id)}</Field>
      <Field label="Number in Manage" absent={whyAbsent(contact, 'clio_id', 'Not synced to Clio Manage')}>
        {contact.clio_id && String(contact.clio_id)}
      </Field>
      <Field label="Global id" absent={whyAbsent(contact, 'global_id')}>
        {contact.global_id}
      </Field>
    </Fields>
  );
}
