import type { CustomField, CustomFieldValue } from '@intake-desk/grow-api/custom-field';
import type { Call } from './call.ts';

interface Columns {
  id: number;
  global_id: string;
  raw_value: string | null;
  created_at: string;
  updated_at: string;
  parent_id: number;
  field_id: number;
  field_global_id: string;
  field_name: string;
  field_type: string;
  options: string | null;
  parent_type: 'Contact' | 'Matter';
  field_created_at: string;
  field_updated_at: string;
}

const SELECT = `SELECT v.*, f.global_id AS field_global_id, f.name AS field_name, f.field_type, f.options,
  f.created_at AS field_created_at, f.updated_at AS field_updated_at
  FROM custom_field_values v JOIN custom_fields f ON f.id = v.field_id`;

/**
 * Returns what `include=custom_field_values` adds to a record: nothing if it was not requested, null and a redaction
 * without the scope.
 * @see Grow OpenAPI (September 2026), parameter `include`
 */
export function customFieldValues(
  call: Call,
  parentType: 'Contact' | 'Matter',
  id: number,
): { custom_field_values?: CustomFieldValue[] | null; redacted: string[] } {
  const wanted = typeof call.query.include === 'string' ? call.query.include.split(',') : [];
  if (!wanted.some((word) => word.trim() === 'custom_field_values')) return { redacted: [] };
  if (!call.caller.scopes.has('grow_custom_field_read')) {
    return { custom_field_values: null, redacted: ['custom_field_values'] };
  }
  const rows = call.sql.all<Columns>(
    `${SELECT} WHERE v.parent_type = ? AND v.parent_id = ? ORDER BY v.id`,
    parentType,
    id,
  );
  return { custom_field_values: rows.map(render), redacted: [] };
}

function render(row: Columns): CustomFieldValue {
  const options = row.options === null ? [] : (JSON.parse(row.options) as string[]);
  const selected = options.find((option) => option === row.raw_value);
  return {
    id: row.id,
    global_id: row.global_id,
    clio_id: null,
    field_name: row.field_name,
    field_type: row.field_type,
    value: coerced(row.field_type, row.raw_value),
    raw_value: row.raw_value,
    custom_field: field(row, options),
    ...(row.field_type === 'picklist' && { picklist_option: selected === undefined ? null : choice(selected) }),
    created_at: row.created_at,
    updated_at: row.updated_at,
  };
}

function field(row: Columns, options: string[]): CustomField {
  return {
    id: row.field_id,
    global_id: row.field_global_id,
    clio_id: null,
    name: row.field_name,
    field_type: row.field_type,
    parent_type: row.parent_type,
    displayed: true,
    deleted: false,
    ...(row.field_type === 'picklist' && { picklist_options: options.map(choice) }),
    created_at: row.field_created_at,
    updated_at: row.field_updated_at,
  };
}

function choice(option: string) {
  return { global_id: null, clio_id: null, option };
}

/** Converts a value by its type; null if that fails. */
function coerced(type: string, raw: string | null): string | number | boolean | null {
  if (raw === null) return null;
  if (type === 'checkbox') return raw === 'true' ? true : raw === 'false' ? false : null;
  if (type === 'numeric' || type === 'currency') return Number.isNaN(Number(raw)) ? null : Number(raw);
  return raw;
}
