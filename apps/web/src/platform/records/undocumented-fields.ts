import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import { UNREADABLE_FIELDS } from '@intake-desk/desk-api/unreadable-fields';
import { recordsTexts } from '#src/texts/records/records.ts';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { absenceReason } from './redaction.ts';
import { formatCalendarDay, formatExactTime } from '#src/platform/format/time.ts';

/** Maximum length of one value on the screen, in characters. */
const MAX_VALUE_LENGTH = 2000;
/** Fields that Intake Desk adds to a row; Clio does not send them. */
const LOCAL_FIELDS = new Set(['departure', 'isGone', UNREADABLE_FIELDS]);

interface UndocumentedField {
  /** As Clio spells it. */
  name: string;
  label: string;
  /** Empty if there is nothing to show: `absent` says why. */
  text: string;
  absent: string;
}

/**
 * Returns fields that Clio sends and the contract does not contain. Grow adds some without notice, and a person may
 * need them.
 */
export function undocumentedFields(kind: RecordKind, record: object): UndocumentedField[] {
  const known = new Set([...DOCUMENTED_FIELDS[kind], ...LOCAL_FIELDS, 'redacted_fields']);
  const redacted = (record as { redacted_fields?: unknown }).redacted_fields;
  const hidden = Array.isArray(redacted) ? redacted.filter((name) => typeof name === 'string') : [];
  return [...new Set([...Object.keys(record), ...hidden])]
    .filter((name) => !known.has(name))
    .map((name) => ({
      name,
      label: labelOf(name),
      text: cut(formatValue((record as Record<string, unknown>)[name])),
      absent: absenceReason(record, name),
    }));
}

/** `next_review_date` → *Next review date* */
function labelOf(name: string): string {
  const text = name.replaceAll('_', ' ').trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Formats any JSON value without knowing its meaning. */
function formatValue(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? recordsTexts.yes : recordsTexts.no;
  // No grouping: the number may be an identifier instead of a quantity.
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return formatText(value);
  if (Array.isArray(value)) return value.map(formatValue).filter(Boolean).join(', ');
  const { id, name } = value as { id?: unknown; name?: unknown };
  if (typeof name === 'string' && Object.keys(value).every((key) => key === 'id' || key === 'name')) {
    return typeof id === 'number' ? `${name} (${id})` : name;
  }
  return Object.entries(value)
    .map(([key, inner]) => [labelOf(key), formatValue(inner)])
    .filter(([, text]) => text !== '')
    .map(([label, text]) => `${label}: ${text}`)
    .join('; ');
}

function formatText(text: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return formatCalendarDay(text);
  const isInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text);
  return isInstant && !Number.isNaN(Date.parse(text)) ? formatExactTime(Date.parse(text)) : text;
}

function cut(text: string): string {
  if (text.length <= MAX_VALUE_LENGTH) return text;
  return recordsTexts.cut(text.slice(0, MAX_VALUE_LENGTH), formatNumber(text.length));
}

/** The fields of the contract, each with its own place on the screen. A test compares them with the contract. */
export const DOCUMENTED_FIELDS: Record<RecordKind, readonly string[]> = {
  lead: [
    'id',
    'first_name',
    'last_name',
    'email',
    'phone_number',
    'state',
    'created_at',
    'updated_at',
    'marketing_source',
    'matter_type',
    'matter_location',
  ],
  contact: [
    'id',
    'global_id',
    'clio_id',
    'name',
    'first_name',
    'last_name',
    'emails',
    'phone_numbers',
    'type',
    'status',
    'matters',
    'addresses',
    'created_at',
    'updated_at',
    'custom_field_values',
    'redacted_fields',
  ],
  matter: [
    'id',
    'global_id',
    'description',
    'created_at',
    'updated_at',
    'clio_id',
    'inbox_lead_id',
    'hired_date',
    'is_locked',
    'location',
    'type',
    'status',
    'status_category',
    'client',
    'primary_contact',
    'matter_assignee_ids',
    'projected_value',
    'first_letter_sent_date',
    'first_appointment_created_at',
    'custom_field_values',
    'redacted_fields',
  ],
};
