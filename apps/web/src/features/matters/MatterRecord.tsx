import { useQuery } from '@tanstack/react-query';
import type { ClientSummary } from '@intake-desk/grow-api/client-summary';
import type { Matter } from '@intake-desk/grow-api/matter';
import type { User } from '@intake-desk/grow-api/user';
import type { ReactNode } from 'react';
import { copyText } from '#src/platform/browser/clipboard.ts';
import { formatCents, formatNumber } from '#src/platform/format/format-number.ts';
import { initials } from '#src/platform/format/initials.ts';
import { useLikelyTime } from '#src/platform/contact-details/caller-location.ts';
import { useNow } from '#src/platform/format/clock.ts';
import { formatCalendarDay, formatPastTime } from '#src/platform/format/time.ts';
import { recordFields, useOpenRecord, type FieldRow } from '#src/platform/records/open-record.ts';
import { exactTime } from '#src/platform/format/timestamps.ts';
import { shortAbsenceReason } from '#src/platform/records/redaction.ts';
import { relatedLead } from '#src/platform/records/related-records.ts';
import { useIsSettled } from '#src/platform/records/use-settled.ts';
import { mattersTexts } from '#src/texts/records/matters.ts';
import { recordsTexts } from '#src/texts/records/records.ts';
import { Timestamp } from '#src/ui/primitives/Timestamp.tsx';
import { OpenRecordPage, type OpenRecordProps } from '#src/ui/record/OpenRecord.tsx';
import { assigneeNames, formatAssignees, formatCategory, matterName } from './matter-labels.ts';
import { matterQuery, staffQuery } from './matter-queries.ts';
import { matterTimeline, type TimelineStep } from './matter-timeline.ts';
import { MatterRelated } from './MatterRelated.tsx';
import styles from './MatterTimeline.module.css';

const { fields: texts } = mattersTexts;

/** One matter, with its timeline and related records. */
export function MatterRecord(props: OpenRecordProps<Matter>) {
  const { id } = props;
  const leadLink = (lead: number, words: ReactNode) => props.recordLink('lead', lead, words);
  const now = useNow();
  const {
    record: matter,
    error,
    retry,
    page,
  } = useOpenRecord<Matter>({
    kind: 'matter',
    id,
    query: matterQuery(id),
    titleOf: (record) => (record ? matterName(record) : mattersTexts.one(id)),
    waysOf: (record) => {
      const client = clientOf(record);
      return { phones: [client?.phone_number], emails: [client?.primary_email] };
    },
  });
  const client = matter && clientOf(matter);
  const likelyTime = useLikelyTime(client?.phone_number, now);
  const stays = useIsSettled();
  const lead = useQuery({
    ...relatedLead(matter?.inbox_lead_id ?? 0),
    enabled: stays && Boolean(matter?.inbox_lead_id),
  });
  const { data: staff, isPending: isStaffPending } = useQuery({
    ...staffQuery,
    enabled: stays && (matter?.matter_assignee_ids?.length ?? 0) > 0,
  });
  if (!matter) return error ? props.failure(error, retry) : props.loading;
  const steps = matterTimeline({
    lead: lead.data ?? (lead.isPending ? 'asking' : lead.isError ? 'failed' : 'unseen'),
    matter,
    now,
  });
  const status = matter.status ?? shortAbsenceReason(matter, 'status', '');
  const value = matter.projected_value;
  // An id is shown only for a person whom the list of staff does not have.
  const assigned = isStaffPending ? [] : assigneeNames(matter.matter_assignee_ids, staff);
  return (
    <OpenRecordPage
      {...props}
      {...page}
      title={matterName(matter)}
      chips={
        <>
          {client && (
            <MatterClient client={client} link={(contact, words) => props.recordLink('contact', contact, words)} />
          )}
          {props.present}
        </>
      }
      standing={assigned.length > 0 && <Assigned names={assigned.map(({ name }) => name)} />}
      facts={[
        { label: texts.status, value: status, title: status },
        { label: mattersTexts.facts.time, value: likelyTime, title: likelyTime && recordsTexts.likelyWhy },
        { label: texts.type, value: matter.type, title: matter.type ?? undefined },
        { label: mattersTexts.columns.worth, value: typeof value === 'number' && formatCents(value), isMinor: true },
      ]}
      limit={matter.is_locked ? mattersTexts.lockedTruth : undefined}
      notes={props.notes(matter)}
      summary={[
        matter.location,
        mattersTexts.summary(String(matter.id), formatPastTime(Date.parse(matter.created_at), now)),
      ]
        .filter(Boolean)
        .join(' · ')}
      fields={recordFields(matter, fieldsOf(matter, staff, leadLink))}
      copy={copyText}
      format={formatNumber}
      band={
        <MatterTimeline
          label={recordsTexts.trace.title}
          steps={steps.map((step) => ({
            ...step,
            label:
              step.kind === 'lead' && matter.inbox_lead_id ? leadLink(matter.inbox_lead_id, step.label) : step.label,
          }))}
        />
      }
      related={
        <MatterRelated
          matter={matter}
          lead={lead.data}
          leadFailed={lead.isError}
          now={now}
          recordLink={props.recordLink}
        />
      }
    />
  );
}

/** Returns whom to call about a matter. */
function clientOf({ client, primary_contact: contact }: Matter): ClientSummary | null {
  return client ?? contact ?? null;
}

interface MatterClientProps {
  client: ClientSummary;
  link: (id: number, words: ReactNode) => ReactNode;
}

/** The client's name, beside that of the matter. */
function MatterClient({ client, link }: MatterClientProps) {
  const name = <span translate="no">{client.full_name ?? mattersTexts.noName}</span>;
  return <span className={styles.client}>{typeof client.id === 'number' ? link(client.id, name) : name}</span>;
}

/** The people a matter is assigned to, as a lead's claim is shown. */
function Assigned({ names }: { names: readonly string[] }) {
  const words = mattersTexts.facts.assigned(names.join(', '));
  return (
    <span className={styles.assigned} title={words} translate="no">
      <span aria-hidden>{initials(names[0] ?? '')}</span>
      <span>{words}</span>
    </span>
  );
}

/** Returns every field of Clio's API contract. */
function fieldsOf(
  matter: Matter,
  staff: readonly User[] | undefined,
  leadLink: (id: number, words: ReactNode) => ReactNode,
): FieldRow[] {
  const { client, primary_contact: contact, first_appointment_created_at: booked, matter_assignee_ids: ids } = matter;
  return [
    [texts.description, 'description', matter.description],
    [texts.status, 'status', matter.status],
    [texts.category, 'status_category', formatCategory(matter.status_category)],
    [texts.type, 'type', matter.type],
    [texts.location, 'location', matter.location],
    [texts.client, 'client', client && (client.full_name ?? mattersTexts.noName)],
    ...(contact && contact.id !== client?.id
      ? [[texts.primaryContact, null, contact.full_name ?? mattersTexts.noName] as const]
      : []),
    [texts.assigned, 'matter_assignee_ids', formatAssignees(ids, staff), ids ? mattersTexts.unassigned : undefined],
    [texts.hired, 'hired_date', matter.hired_date && formatCalendarDay(matter.hired_date)],
    [
      texts.lead,
      'inbox_lead_id',
      matter.inbox_lead_id && leadLink(matter.inbox_lead_id, mattersTexts.lead(String(matter.inbox_lead_id))),
    ],
    [texts.worth, 'projected_value', typeof matter.projected_value === 'number' && formatCents(matter.projected_value)],
    [texts.consultation, 'first_appointment_created_at', booked && <Timestamp {...exactTime(booked)} />],
    [
      texts.letter,
      'first_letter_sent_date',
      matter.first_letter_sent_date && <Timestamp {...exactTime(matter.first_letter_sent_date)} />,
    ],
    [
      texts.isLocked,
      'is_locked',
      typeof matter.is_locked === 'boolean' && (matter.is_locked ? texts.lockedYes : texts.lockedNo),
    ],
    [texts.created, 'created_at', matter.created_at && <Timestamp {...exactTime(matter.created_at)} />],
    [texts.updated, 'updated_at', matter.updated_at && <Timestamp {...exactTime(matter.updated_at)} />],
    [texts.id, null, String(matter.id)],
    [texts.clioId, 'clio_id', matter.clio_id && String(matter.clio_id), texts.notSynced],
    [texts.globalId, 'global_id', matter.global_id],
  ];
}

/** A matter's timeline as a strip from left to right. Steps hidden by permissions are hatched and show the reason. */
function MatterTimeline({
  label,
  steps,
}: {
  label: string;
  steps: readonly (Omit<TimelineStep, 'label'> & { label: ReactNode })[];
}) {
  return (
    <ol role="list" className={styles.trace} aria-label={label}>
      {steps.map(({ kind, label, at, state, why, span }) => (
        <li key={kind} data-state={state}>
          <span className={styles.words}>{label}</span>
          {at && <Timestamp {...at} />}
          {span && <small>{span}</small>}
          {why && <small>{why}</small>}
        </li>
      ))}
    </ol>
  );
}
