import type { Contact } from '@intake-desk/grow-api/contact';
import { spokenPhone } from '#src/platform/phone.ts';
import type { Listed } from '#src/platform/mirror-patches.ts';
import { absentInRow } from '#src/platform/redaction.ts';
import { Row } from '#src/ui/Row.tsx';
import { contactKind, contactName } from './contact-words.ts';

/** One contact in the list: who, how they stand with the firm, how to reach them. */
export function ContactRow({ contact }: { contact: Listed<Contact> }) {
  const phone = contact.phone_numbers?.[0];
  const email = contact.emails?.[0];
  const matters = contact.matters?.length ?? 0;
  const kind = contactKind(contact);
  return (
    <Row
      name={contactName(contact)}
      side={contact.isGone ? 'gone from Clio' : matters === 0 ? '' : matters === 1 ? '1 matter' : `${matters} matters`}
      kind={contact.status ?? absentInRow(contact, 'status', 'No status')}
      detail={phone ? spokenPhone(phone) : (email ?? absentInRow(contact, 'phone_numbers', 'No phone, no e-mail'))}
      mark={kind === 'Person' ? undefined : kind}
    />
  );
}
