import { unreadableFields } from '@intake-desk/desk-api/unreadable-fields';
import { recordsTexts } from '#src/texts/records/records.ts';

/** The permission that reveals a field, where Clio documents it. */
const SCOPES: Record<string, string> = {
  inbox_lead_id: 'grow_lead_inbox_all_read',
  custom_field_values: 'grow_custom_field_read',
  client: 'grow_contact_read',
  primary_contact: 'grow_contact_read',
  matters: 'grow_matter_read',
  matter_assignee_ids: 'grow_user_read',
};

/** Fields that Clio sends to some firms only, or no longer sends. @see Grow OpenAPI, April and September 2026 */
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
 * Explains why a field has no value: hidden from this account, unreadable, not sent at all, or empty.
 * @param record any record from Grow
 * @param field name of the field in Grow
 * @param none text for a field that is empty in Clio
 */
export function absenceReason(record: object, field: string, none: string = recordsTexts.none): string {
  if (isRedacted(record, field)) {
    const scope = SCOPES[field];
    return scope === undefined ? recordsTexts.hidden : recordsTexts.hiddenBy(scope);
  }
  if (unreadableFields(record).includes(field)) return recordsTexts.unreadable;
  if (!isMissing(record, field)) return none;
  return NOT_FOR_ALL.has(field) ? recordsTexts.notForAll : recordsTexts.notGiven;
}

/** Explains the same in a row, which has no space for reasons. */
export function shortAbsenceReason(record: object, field: string, none: string): string {
  if (isRedacted(record, field)) return recordsTexts.hiddenInRow;
  if (unreadableFields(record).includes(field)) return recordsTexts.unreadableInRow;
  return isMissing(record, field) ? recordsTexts.notGivenInRow : none;
}

/** Says that values of a record are missing because they cannot be read; undefined for any other record. */
export function incompleteNote(record: object): string | undefined {
  const fields = unreadableFields(record);
  return fields.length === 0 ? undefined : recordsTexts.incomplete(fields.join(', '));
}

/** Returns whether Clio hides a field from this account. */
export function isRedacted(record: object, field: string): boolean {
  const hidden = (record as { redacted_fields?: unknown }).redacted_fields;
  return Array.isArray(hidden) && hidden.includes(field);
}

function isMissing(record: object, field: string): boolean {
  return (record as { [name: string]: unknown })[field] === undefined;
}
