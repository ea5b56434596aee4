import { useQuery } from '@tanstack/react-query';
import { leadSource } from '@intake-desk/desk-api/lead-source';
import type { Matter } from '@intake-desk/grow-api/matter';
import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import type { ReactNode } from 'react';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { absenceReason } from '#src/platform/records/redaction.ts';
import { MAX_RELATED, relatedContact, relatedItems, relatedMatters } from '#src/platform/records/related-records.ts';
import { formatPastTime } from '#src/platform/format/time.ts';
import { useIsSettled } from '#src/platform/records/use-settled.ts';
import { mattersTexts } from '#src/texts/records/matters.ts';
import { recordsTexts } from '#src/texts/records/records.ts';
import { LinkList, RelatedList } from '#src/ui/record/RelatedList.tsx';
import { Section } from '#src/ui/record/RecordPage.tsx';
import type { ClientSummary } from '@intake-desk/grow-api/client-summary';
import { addressLine } from '#src/platform/contact-details/postal-address.ts';
import styles from './MatterClient.module.css';

interface MatterRelatedProps {
  matter: Matter;
  /** Undefined while loading; null when the user may not see it. */
  lead: InboxLead | null | undefined;
  leadFailed: boolean;
  now: number;
  recordLink: (kind: 'lead' | 'contact' | 'matter', id: number, words: ReactNode) => ReactNode;
}

/** Related people and records: the client and their other matters, and the lead it came from. */
export function MatterRelated(props: MatterRelatedProps) {
  const { matter, lead, now, recordLink } = props;
  const client = matter.client ?? matter.primary_contact ?? null;
  return (
    <>
      <Section title={mattersTexts.people}>
        <Client
          client={client}
          absent={absenceReason(matter, 'client', mattersTexts.noClientNamed)}
          contactLink={(contact, words) => recordLink('contact', contact, words)}
        />
      </Section>
      {typeof client?.id === 'number' && <OtherMatters {...props} client={client.id} />}
      {typeof matter.inbox_lead_id === 'number' && (
        <Section title={mattersTexts.cameFrom}>
          <RelatedList
            lines={[
              {
                id: matter.inbox_lead_id,
                title:
                  [lead?.first_name, lead?.last_name].filter(Boolean).join(' ') ||
                  mattersTexts.lead(String(matter.inbox_lead_id)),
                about: props.leadFailed && !lead ? recordsTexts.trace.failed : leadAbout(lead, now),
              },
            ]}
            link={(id, words) => recordLink('lead', id, words)}
          />
        </Section>
      )}
    </>
  );
}

function leadAbout(lead: InboxLead | null | undefined, now: number): string {
  if (lead === undefined) return recordsTexts.trace.asking;
  if (lead === null) return recordsTexts.trace.unseen;
  const arrived = mattersTexts.arrived(formatPastTime(Date.parse(lead.created_at), now));
  return [arrived, leadSource(lead)].filter(Boolean).join(' · ');
}

function OtherMatters({ matter, client, now, recordLink }: MatterRelatedProps & { client: number }) {
  const { data: contact } = useQuery({ ...relatedContact(client), enabled: useIsSettled() });
  const ids = (contact?.matters ?? []).map(({ id }) => id).filter((id) => id !== matter.id);
  const { data: matters } = useQuery({ ...relatedMatters(ids), enabled: ids.length > 0 });
  if (contact !== undefined && ids.length === 0) return null;
  const more = ids.length - MAX_RELATED;
  return (
    <Section title={mattersTexts.otherMatters}>
      {contact === undefined ? (
        <p>{recordsTexts.related.asking}</p>
      ) : (
        <RelatedList
          lines={relatedItems(ids, matters, now).slice(0, MAX_RELATED)}
          link={(id, words) => recordLink('matter', id, words)}
        />
      )}
      {more > 0 && <p>{recordsTexts.related.more(more, formatNumber(more))}</p>}
    </Section>
  );
}

interface ClientProps {
  client: ClientSummary | null;
  /** Shown when there is no client. */
  absent: string;
  contactLink: (id: number, words: ReactNode) => ReactNode;
}

/** The client of a matter, with their address: phone and email are in the head. */
function Client({ client, absent, contactLink }: ClientProps) {
  if (!client) return <p className={styles.none}>{absent}</p>;
  const name = client.full_name ?? mattersTexts.noName;
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
                <small>{mattersTexts.client}</small>
              </>,
            )
          )}
        </li>
      </LinkList>
      {address && (
        <p className={styles.none} translate="no">
          {address}
        </p>
      )}
    </>
  );
}
