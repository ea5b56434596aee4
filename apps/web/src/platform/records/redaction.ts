import { recordsTexts } from '#src/texts/records/records.ts';

/** Which permission shows a field, where Clio's documents say so. */
const SCOPES: Record<string, string> = {
  inbox_lead_id: 'grow_lead_inbox_all_read',
  custom_field_values: 'grow_custom_field_read',
  client: 'grow_contact_read',
  primary_contact: 'grow_contact_read',
  matters: 'grow_matter_read',
  matter_assignee_ids: 'grow_user_read',
};

/** Fields that Clio gives to some firms only, or gives no longer. @see Grow OpenAPI, April and September 2026 */
const NOT_FOR_ALL = new Set([
  'marketing_source',
  'matter_type',
  'matter_location',
  'matter_assignee_ids',
  'projected_value',
  'first_letter_sent_date',
  'first_appointment_created_at',
]);

/**
 * Words for a field that has no value: hidden from this sign-in, not sent at all, or not there.
 * @param record anything Grow sends
 * @param field name of the field in Grow's words
 * @param none said when Clio knows of none
 */
export function absenceReason(record: object, field: string, none: string = recordsTexts.none): string {
  if (isRedacted(record, field)) {
    const scope = SCOPES[field];
    return scope === undefined ? recordsTexts.hidden : recordsTexts.hiddenBy(scope);
  }
  if (!isMissing(record, field)) return none;
  return NOT_FOR_ALL.has(field) ? recordsTexts.notForAll : recordsTexts.notGiven;
}

/** The same for a row, where there is no room for reasons. */
export function shortAbsenceReason(record: object, field: string, none: string): string {
  if (isRedacted(record, field)) return recordsTexts.hiddenInRow;
  return isMissing(record, field) ? recordsTexts.notGivenInRow : none;
}

/** Whether Clio keeps a field from this sign-in. */
export function isRedacted(record: object, field: string): boolean {
  const hidden = (record as { redacted_fields?: unknown }).redacted_fields;
  return Array.isArray(hidden) && hidden.includes(field);
}

function isMissing(record: object, field: string): boolean {
  return (record as { [name: string]: unknown })[field] === undefined;
}
