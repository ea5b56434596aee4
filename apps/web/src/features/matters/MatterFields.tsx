import { useQuery } from '@tanstack/react-query';
import type { Matter } from '@intake-desk/grow-api/matter';
import type { ReactNode } from 'react';
import { customFieldInWords } from '#src/platform/custom-fields.ts';
import { formatCents } from '#src/platform/format-number.ts';
import { isHidden, whyAbsent } from '#src/platform/redaction.ts';
import { dayInWords, exactTime } from '#src/platform/time.ts';
import { Field, Fields } from '#src/ui/Fields.tsx';
import { Moment } from '#src/ui/Moment.tsx';
import { staffQuery } from './matter-queries.ts';
import { assigneesInWords, categoryInWords } from './matter-words.ts';

interface MatterFieldsProps {
  matter: Matter;
  leadLink: (id: number, words: ReactNode) => ReactNode;
}

/** Every field of the contract, present or not. */
export function MatterFields({ matter, leadLink }: MatterFieldsProps) {
  const { data: staff } = useQuery({ ...staffQuery, enabled: (matter.matter_assignee_ids?.length ?? 0) > 0 });
  const instant = (value: string | null | undefined) =>
    value && (
      <Moment dateTime={value} title={value}>
        {exactTime(Date.parse(value))}
      </Moment>
    );
  return (
    <Fields>
      <Field label="Description" absent={whyAbsent(matter, 'description')}>
        {matter.description}
      </Field>
      <Field label="Status" absent={whyAbsent(matter, 'status')}>
        {matter.status}
      </Field>
      <Field label="Category" absent={whyAbsent(matter, 'status_category')}>
        {categoryInWords(matter.status_category)}
      </Field>
      <Field label="Type" absent={whyAbsent(matter, 'type')}>
        {matter.type}
      </Field>
      <Field label="Location" absent={whyAbsent(matter, 'location')}>
        {matter.location}
      </Field>
      <Field
        label="Assigned to"
        absent={matter.matter_assignee_ids ? 'Nobody' : whyAbsent(matter, 'matter_assignee_ids')}
      >
        {assigneesInWords(matter.matter_assignee_ids, staff)}
      </Field>
      <Field label="Hired" absent={whyAbsent(matter, 'hired_date')}>
        {matter.hired_date && dayInWords(matter.hired_date)}
      </Field>
      <Field label="Came from lead" absent={whyAbsent(matter, 'inbox_lead_id')}>
        {matter.inbox_lead_id && leadLink(matter.inbox_lead_id, `Lead ${matter.inbox_lead_id}`)}
      </Field>
      <Field label="Expected worth" absent={whyAbsent(matter, 'projected_value')}>
        {typeof matter.projected_value === 'number' && formatCents(matter.projected_value)}
      </Field>
      <Field label="First consultation" absent={whyAbsent(matter, 'first_appointment_created_at')}>
        {instant(matter.first_appointment_created_at)}
      </Field>
      <Field label="First letter" absent={whyAbsent(matter, 'first_letter_sent_date')}>
        {instant(matter.first_letter_sent_date)}
      </Field>
      <Field label="Locked" absent={whyAbsent(matter, 'is_locked', 'Not given by Clio')}>
        {matter.is_locked === undefined || matter.is_locked === null
          ? ''
          : matter.is_locked
            ? 'Yes, read-only in Clio'
            : 'No'}
      </Field>
      {isHidden(matter, 'custom_field_values') && (
        <Field label="Custom fields" absent={whyAbsent(matter, 'custom_field_values')} />
      )}
      {matter.custom_field_values?.map((field) => (
        <Field key={field.id} label={field.field_name ?? 'Custom field'}>
          {customFieldInWords(field)}
        </Field>
      ))}
      <Field label="Created" absent={whyAbsent(matter, 'created_at')}>
        {instant(matter.created_at)}
      </Field>
      <Field label="Last change" absent={whyAbsent(matter, 'updated_at')}>
        {instant(matter.updated_at)}
      </Field>
      <Field label="Number in Grow">{String(matter.id)}</Field>
      <Field label="Number in Manage" absent={whyAbsent(matter, 'clio_id', 'Not synced to Clio Manage')}>
        {matter.clio_id && String(matter.clio_id)}
      </Field>
      <Field label="Global id" absent={whyAbsent(matter, 'global_id')}>
        {matter.global_id}
      </Field>
    </Fields>
  );
}
