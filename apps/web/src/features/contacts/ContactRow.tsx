import type { Contact } from '@intake-desk/grow-api/contact';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { formatPhone } from '#src/platform/contact-details/phone.ts';
import type { ListedRecord } from '#src/platform/lists/mirror-patches.ts';
import { shortAbsenceReason } from '#src/platform/records/redaction.ts';
import { contactsTexts } from '#src/texts/records/contacts.ts';
import { Row } from '#src/ui/list/Row.tsx';
import type { FoundParts } from '#src/ui/list/SearchResultRow.tsx';
import { contactKind, contactName } from './contact-labels.ts';

interface ContactRowProps {
  contact: ListedRecord<Contact>;
  /** Set for a search result. */
  found?: FoundParts;
}

/** One contact in the list: name, status, and phone or email. */
export function ContactRow({ contact, found }: ContactRowProps) {
  const phone = contact.phone_numbers?.[0];
  const email = contact.emails?.[0];
  const way = phone ? formatPhone(phone) : email;
  const matters = contact.matters?.length ?? 0;
  const kind = contactKind(contact);
  return (
    <Row
      name={found?.name ?? contactName(contact)}
      side={
        contact.isGone ? contactsTexts.gone : matters === 0 ? '' : contactsTexts.matters(matters, formatNumber(matters))
      }
      kind={contact.status ?? shortAbsenceReason(contact, 'status', contactsTexts.noStatus)}
      detail={
        found?.detail ??
        (way === undefined ? (
          shortAbsenceReason(contact, 'phone_numbers', contactsTexts.noWay)
        ) : (
          <span translate="no">{way}</span>
        ))
      }
      mark={
        (kind !== 'Person' || found?.way) && (
          <>
            {found?.way}
            {kind !== 'Person' && <span>{kind}</span>}
          </>
        )
      }
    />
  );
}
