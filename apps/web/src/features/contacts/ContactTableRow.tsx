import type { Contact } from '@intake-desk/grow-api/contact';
import { formatNumber } from '#src/platform/format/format-number.ts';
import type { ListedRecord } from '#src/platform/lists/mirror-patches.ts';
import { useNow } from '#src/platform/format/clock.ts';
import { formatPhone } from '#src/platform/contact-details/phone.ts';
import { shortAbsenceReason } from '#src/platform/records/redaction.ts';
import { formatExactTime, formatShortTime } from '#src/platform/format/time.ts';
import { contactsTexts } from '#src/texts/records/contacts.ts';
import { Timestamp } from '#src/ui/primitives/Timestamp.tsx';
import { TableRow } from '#src/ui/list/TableRow.tsx';
import { CONTACT_TABLE_COLUMNS } from './contact-columns.ts';
import styles from './ContactTable.module.css';
import { contactKind, contactName } from './contact-labels.ts';

interface ContactTableRowProps {
  contact: ListedRecord<Contact>;
  /** Ids of the selected columns; null for the default ones. */
  chosen: readonly string[] | null;
}

/** One contact as a table row. */
export function ContactTableRow({ contact, chosen }: ContactTableRowProps) {
  const now = useNow();
  const [phone, email] = [contact.phone_numbers?.[0], contact.emails?.[0]];
  const [created, updated] = [Date.parse(contact.created_at), Date.parse(contact.updated_at)];
  return (
    <TableRow
      columns={CONTACT_TABLE_COLUMNS}
      chosen={chosen}
      className={styles.columns}
      cells={{
        name: contactName(contact),
        kind: contactKind(contact),
        status: contact.status ?? shortAbsenceReason(contact, 'status', contactsTexts.noStatus),
        phone: phone ? formatPhone(phone) : shortAbsenceReason(contact, 'phone_numbers', contactsTexts.noPhone),
        email: email ?? shortAbsenceReason(contact, 'emails', contactsTexts.noEmail),
        matters: contact.matters ? formatNumber(contact.matters.length) : shortAbsenceReason(contact, 'matters', ''),
        created: (
          <Timestamp dateTime={contact.created_at} title={contactsTexts.createdAt(formatExactTime(created))}>
            {formatShortTime(created, now)}
          </Timestamp>
        ),
        updated: contact.isGone ? (
          contactsTexts.gone
        ) : (
          <Timestamp dateTime={contact.updated_at} title={contactsTexts.changedAt(formatExactTime(updated))}>
            {formatShortTime(updated, now)}
          </Timestamp>
        ),
      }}
    />
  );
}
