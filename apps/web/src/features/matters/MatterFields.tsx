import type { Matter } from '@intake-desk/grow-api/matter';
import type { User } from '@intake-desk/grow-api/user';
import type { ReactNode } from 'react';
import { formatCents } from '#src/platform/format/format-number.ts';
import { absenceReason } from '#src/platform/records/redaction.ts';
import { formatCalendarDay, formatExactTime } from '#src/platform/format/time.ts';
import { mattersTexts } from '#src/texts/records/matters.ts';
import { Field, Fields } from '#src/ui/record/Fields.tsx';
import { Timestamp } from '#src/ui/primitives/Timestamp.tsx';
import { formatAssignees, formatCategory } from './matter-labels.ts';

interface MatterFieldsProps {
  matter: Matter;
  staff: readonly User[] | undefined;
  leadLink: (id: number, words: ReactNode) => ReactNode;
}

const texts = mattersTexts.fields;

/** Renders every field of Clio's API contract, with the reason where one is absent. */
export function MatterFields({ matter, staff, leadLink }: MatterFieldsProps) {
  return (
    <Fields>
      <Field label={texts.description} absent={absenceReason(matter, 'description')}>
        {matter.description}
      </Field>
      <Field label={texts.status} absent={absenceReason(matter, 'status')}>
        {matter.status}
      </Field>
      <Field label={texts.category} absent={absenceReason(matter, 'status_category')}>
        {formatCategory(matter.status_category)}
      </Field>
      <Field label={texts.type} absent={absenceReason(matter, 'type')}>
        {matter.type}
      </Field>
      <Field label={texts.location} absent={absenceReason(matter, 'location')}>
        {matter.location}
      </Field>
      <Field label={texts.client} absent={absenceReason(matter, 'client')}>
        {matter.client && (matter.client.full_name ?? mattersTexts.noName)}
      </Field>
      {matter.primary_contact && matter.primary_contact.id !== matter.client?.id && (
        <Field label={texts.primaryContact}>{matter.primary_contact.full_name ?? mattersTexts.noName}</Field>
      )}
      <Field
        label={texts.assigned}
        absent={matter.matter_assignee_ids ? mattersTexts.nobody : absenceReason(matter, 'matter_assignee_ids')}
      >
        {formatAssignees(matter.matter_assignee_ids, staff)}
      </Field>
      <Field label={texts.hired} absent={absenceReason(matter, 'hired_date')}>
        {matter.hired_date && formatCalendarDay(matter.hired_date)}
      </Field>
      <Field label={texts.lead} absent={absenceReason(matter, 'inbox_lead_id')}>
        {matter.inbox_lead_id && leadLink(matter.inbox_lead_id, mattersTexts.lead(String(matter.inbox_lead_id)))}
      </Field>
      <Field label={texts.worth} absent={absenceReason(matter, 'projected_value')}>
        {typeof matter.projected_value === 'number' && (
          <>
            <span>{formatCents(matter.projected_value)}</span>
            <small>{texts.worthBasis}</small>
          </>
        )}
      </Field>
      <Field label={texts.consultation} absent={absenceReason(matter, 'first_appointment_created_at')}>
        {matter.first_appointment_created_at && (
          <>
            <Instant value={matter.first_appointment_created_at} />
            <small>{texts.consultationBasis}</small>
          </>
        )}
      </Field>
      <Field label={texts.letter} absent={absenceReason(matter, 'first_letter_sent_date')}>
        {matter.first_letter_sent_date && <Instant value={matter.first_letter_sent_date} />}
      </Field>
      <Field label={texts.isLocked} absent={absenceReason(matter, 'is_locked')}>
        {typeof matter.is_locked === 'boolean' && (matter.is_locked ? texts.lockedYes : texts.lockedNo)}
      </Field>
      <Field label={texts.created} absent={absenceReason(matter, 'created_at')}>
        {matter.created_at && <Instant value={matter.created_at} />}
      </Field>
      <Field label={texts.updated} absent={absenceReason(matter, 'updated_at')}>
        {matter.updated_at && <Instant value={matter.updated_at} />}
      </Field>
      <Field label={texts.id}>{String(matter.id)}</Field>
      <Field label={texts.clioId} absent={absenceReason(matter, 'clio_id', texts.notSynced)}>
        {matter.clio_id && String(matter.clio_id)}
      </Field>
      <Field label={texts.globalId} absent={absenceReason(matter, 'global_id')}>
        {matter.global_id}
      </Field>
    </Fields>
  );
}

function Instant({ value }: { value: string }) {
  return (
    <Timestamp dateTime={value} title={value}>
      {formatExactTime(Date.parse(value))}
    </Timestamp>
  );
}
