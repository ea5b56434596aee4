import type { CustomFieldValue } from '@intake-desk/grow-api/custom-field';
import { formatNumber } from './format-number.ts';
import { dayInWords } from './time.ts';

/** A custom field's value in words; what cannot be read is shown as it was typed. */
export function customFieldInWords(field: CustomFieldValue): string {
  const { value, raw_value: raw, field_type: type } = field;
  if (value === null || value === undefined) return raw ?? '';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  // No grouping: a number may be a docket or a policy, not an amount.
  if (typeof value === 'number') return type === 'currency' ? formatNumber(value) : String(value);
  return type === 'date' ? dayInWords(value) : value;
}
