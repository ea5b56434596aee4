import { z } from 'zod/mini';

/**
 * Names of fields that are null because the caller lacks a scope, not because they have no value. Grow mentions the
 * list only in prose and does not document its location, so it is accepted on the record.
 * @see Grow OpenAPI (September 2026), description of `custom_field_values`
 */
export const redactedFields = z.nullish(z.array(z.string()));
