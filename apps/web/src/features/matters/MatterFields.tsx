import type { Matter } from '@intake-desk/grow-api/matter';
import type { User } from '@intake-desk/grow-api/user';
import type { ReactNode } from 'react';
import { formatCents } from '#src/platform/format/format-number.ts';
import { whyAbsent } from '#src/platform/records/redaction.ts';
import { dayInWords, exactTime } from '#src/platform/format/time.ts';
import { mattersTexts } from '#src/texts/records/matters.ts';
import { Field, Fields } from '#src/ui/record/Fields.tsx';
import { Moment } from '#src/ui/primitives/Timestamp.tsx';
import { assigneesInWords, categoryInWords } from './matter-labels.ts';

interface MatterFieldsProps {
  matter: Matter;
  staff: readonly User[] | undefined;
  leadLink: (id: number, words: ReactNode) => ReactNode;
}

const texts = mattersTexts.fields;

/** Every field of the contract, present or not. */
export function MatterFields({ matter, staff, leadLink }: MatterFieldsProps) {
  return (
    <Fields>
      <Field label={texts.description} absent={whyAbsent(matter, 'description')}>
        {matter.description}
      </Field>
      <Field label={texts.status} absent={whyAbsent(matter, 'status')}>
        {matter.status}
      </Field>
      <Field label={texts.category} absent={whyAbsent(matter, 'status_category')}>
        {categoryInWords(matter.status_category)}
      </Field>
      <Field label={texts.type} absent={whyAbsent(matter, 'type')}>
        {matter.type}
      </Field>
      <Field label={texts.location} absent={whyAbsent(matter, 'location')}>
        {matter.location}
      </Field>
      <Field label={texts.client} absent={whyAbsent(matter, 'client')}>
        {matter.client && (matter.client.full_name ?? mattersTexts.noName)}
      </Field>
      {matter.primary_contact && matter.primary_contact.id !== matter.client?.id && (
        <Field label={texts.primaryContact}>{matter.primary_contact.full_name ?? mattersTexts.noName}</Field>
      )}
      <Field
        label={texts.assigned}
        absent={matter.matter_assignee_ids ? mattersTexts.nobody : whyAbsent(matter, 'matter_assignee_ids')}
      >
        {assigneesInWords(matter.matter_assignee_ids, staff)}
      </Field>
      <Field label={texts.hired} absent={whyAbsent(matter, 'hired_date')}>
        {matter.hired_date && dayInWords(matter.hired_date)}
      </Field>
      <Field label={texts.lead} absent={whyAbsent(matter, 'inbox_lead_id')}>
        {matter.inbox_lead_id && leadLink(matter.inbox_lead_id, mattersTexts.lead(String(matter.inbox_lead_id)))}
      </Field>
      <Field label={texts.worth} absent={whyAbsent(matter, 'projected_value')}>
        {typeof matter.projected_value === 'number' && (
          <>
            {formatCents(matter.projected_value)}
            <small>{texts.worthBasis}</small>
          </>
        )}
      </Field>
      <Field label={texts.consultation} absent={whyAbsent(matter, 'first_appointment_created_at')}>
        {matter.first_appointment_created_at && (
          <>
            <Instant value={matter.first_appointment_created_at} />
            <small>{texts.consultationBasis}</small>
          </>
        )}
      </Field>
      <Field label={texts.letter} absent={whyAbsent(matter, 'first_letter_sent_date')}>
        {matter.first_letter_sent_date && <Instant value={matter.first_letter_sent_date} />}
      </Field>
      <Field label={texts.isLocked} absent={whyAbsent(matter, 'is_locked')}>
        {typeof matter.is_locked === 'boolean' && (matter.is_locked ? texts.lockedYes : texts.lockedNo)}
      </Field>
      <Field label={texts.created} absent={whyAbsent(matter, 'created_at')}>
        {matter.created_at && <Instant value={matter.created_at} />}
      </Field>
      <Field label={texts.updated} absent={whyAbsent(matter, 'updated_at')}>
        {matter.updated_at && <Instant value={matter.updated_at} />}
      </Field>
      <Field label={texts.id}>{String(matter.id)}</Field>
      <Field label={texts.clioId} absent={whyAbsent(matter, 'clio_id', texts.notSynced)}>
        {matter.clio_id && String(matter.clio_id)}
      </Field>
      <Field label={texts.globalId} absent={whyAbsent(matter, 'global_id')}>
        {matter.global_id}
      </Field>
    </Fields>
  );
}

function Instant({ value }: { value: string }) {
  return (
    <Moment dateTime={value} title={value}>
      {exactTime(Date.parse(value))}
    </Moment>
  );
}
