import { z } from 'zod/mini';

/**
 * Names of fields that are null because the caller lacks a scope, not because they have no value. Grow mentions the
 * list only in prose and does not document its location, so it is accepted on the record.
 * @see Grow OpenAPI (September 2026), description of `custom_field_values`
 */
export const redactedFields = z.nullish(z.array(z.string()));

/**
 * Returns the record as Grow returns it to a caller from whom it redacts these fields.
 * @param fields names of the fields; those without a value stay as they are
 */
export function redact<Item extends object>(record: Item, fields: ReadonlySet<string>): Item {
  const values = record as Readonly<Record<string, unknown>>;
  const hidden = [...fields].filter((name) => values[name] !== null && values[name] !== undefined);
  if (hidden.length === 0) return record;
  const known = redactedFields.safeParse(values['redacted_fields']).data ?? [];
  return {
    ...record,
    ...Object.fromEntries(hidden.map((name) => [name, null])),
    redacted_fields: [...new Set([...known, ...hidden])],
  };
}
