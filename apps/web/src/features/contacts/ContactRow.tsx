import type { Contact } from '@intake-desk/grow-api/contact';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { formatPhone } from '#src/platform/contact-details/phone.ts';
import type { ListedRecord } from '#src/platform/lists/mirror-patches.ts';
import { shortAbsenceReason } from '#src/platform/records/redaction.ts';
import { contactsTexts } from '#src/texts/records/contacts.ts';
import { Row } from '#src/ui/list/Row.tsx';
import { contactKind, contactName } from './contact-labels.ts';

/** One contact in the list: name, status, and phone or email. */
export function ContactRow({ contact }: { contact: ListedRecord<Contact> }) {
  const phone = contact.phone_numbers?.[0];
  const email = contact.emails?.[0];
  const matters = contact.matters?.length ?? 0;
  const kind = contactKind(contact);
  return (
    <Row
      name={contactName(contact)}
      side={
        contact.isGone ? contactsTexts.gone : matters === 0 ? '' : contactsTexts.matters(matters, formatNumber(matters))
      }
      kind={contact.status ?? shortAbsenceReason(contact, 'status', contactsTexts.noStatus)}
      detail={phone ? formatPhone(phone) : (email ?? shortAbsenceReason(contact, 'phone_numbers', contactsTexts.noWay))}
      mark={kind === 'Person' ? undefined : kind}
    />
  );
}
