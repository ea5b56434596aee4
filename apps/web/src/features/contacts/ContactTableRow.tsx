import type { Contact } from '@intake-desk/grow-api/contact';
import { formatNumber } from '#src/platform/format/format-number.ts';
import type { Listed } from '#src/platform/lists/mirror-patches.ts';
import { useNow } from '#src/platform/format/clock.ts';
import { spokenPhone } from '#src/platform/contact-details/phone.ts';
import { absentInRow } from '#src/platform/records/redaction.ts';
import { exactTime, shortMoment } from '#src/platform/format/time.ts';
import { contactsTexts } from '#src/texts/records/contacts.ts';
import { Moment } from '#src/ui/primitives/Timestamp.tsx';
import { TableRow } from '#src/ui/list/TableRow.tsx';
import { CONTACT_TABLE } from './contact-columns.ts';
import styles from './ContactTable.module.css';
import { contactKind, contactName } from './contact-labels.ts';

interface ContactTableRowProps {
  contact: Listed<Contact>;
  /** The columns that somebody chose; null for the usual ones. */
  chosen: readonly string[] | null;
}

/** One contact on one line of the table. */
export function ContactTableRow({ contact, chosen }: ContactTableRowProps) {
  const now = useNow();
  const [phone, email] = [contact.phone_numbers?.[0], contact.emails?.[0]];
  const [created, updated] = [Date.parse(contact.created_at), Date.parse(contact.updated_at)];
  return (
    <TableRow
      columns={CONTACT_TABLE}
      chosen={chosen}
      className={styles.columns}
      cells={{
        name: contactName(contact),
        kind: contactKind(contact),
        status: contact.status ?? absentInRow(contact, 'status', contactsTexts.noStatus),
        phone: phone ? spokenPhone(phone) : absentInRow(contact, 'phone_numbers', contactsTexts.noPhone),
        email: email ?? absentInRow(contact, 'emails', contactsTexts.noEmail),
        matters: contact.matters ? formatNumber(contact.matters.length) : absentInRow(contact, 'matters', ''),
        created: (
          <Moment dateTime={contact.created_at} title={contactsTexts.createdAt(exactTime(created))}>
            {shortMoment(created, now)}
          </Moment>
        ),
        updated: contact.isGone ? (
          contactsTexts.gone
        ) : (
          <Moment dateTime={contact.updated_at} title={contactsTexts.changedAt(exactTime(updated))}>
            {shortMoment(updated, now)}
          </Moment>
        ),
      }}
    />
  );
}
