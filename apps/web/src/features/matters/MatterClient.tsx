import type { ClientSummary } from '@intake-desk/grow-api/client-summary';
import type { ReactNode } from 'react';
import { addressLine } from '#src/platform/contact-details/postal-address.ts';
import { useCallerLocalTime } from '#src/platform/contact-details/caller-location.ts';
import { copyText } from '#src/platform/browser/clipboard.ts';
import { emailLinks, phoneLinks } from '#src/platform/contact-details/contact-links.ts';
import { mattersTexts } from '#src/texts/records/matters.ts';
import { recordsTexts } from '#src/texts/records/records.ts';
import { ContactLinks } from '#src/ui/record/ContactLinks.tsx';
import { LinkList } from '#src/ui/record/RelatedList.tsx';
import styles from './MatterClient.module.css';

interface MatterClientProps {
  client: ClientSummary | null;
  /** Shown when there is no client. */
  absent: string;
  now: number;
  contactLink: (id: number, words: ReactNode) => ReactNode;
}

/** The client of a matter, with phone, email, address and their probable local time. */
export function MatterClient({ client, absent, now, contactLink }: MatterClientProps) {
  const callerTime = useCallerLocalTime(now);
  if (!client) return <p className={styles.none}>{absent}</p>;
  const name = client.full_name ?? mattersTexts.noName;
  const phones = phoneLinks([client.phone_number], callerTime);
  const emails = emailLinks([client.primary_email]);
  const address = addressLine(client.address);
  return (
    <>
      <LinkList>
        <li>
          {typeof client.id !== 'number' ? (
            <span translate="no">{name}</span>
          ) : (
            contactLink(
              client.id,
              <>
                <span translate="no">{name}</span>
                <small>{mattersTexts.contact}</small>
              </>,
            )
          )}
        </li>
      </LinkList>
      <div className={styles.ways}>
        <ContactLinks kind={recordsTexts.phone} ways={phones} copy={copyText} />
        <ContactLinks kind={recordsTexts.email} ways={emails} copy={copyText} />
        {address && <p translate="no">{address}</p>}
      </div>
    </>
  );
}
