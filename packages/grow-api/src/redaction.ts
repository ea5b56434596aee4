import { z } from 'zod/mini';

/**
 * Names of fields that are null because the caller lacks a scope, not because nothing is known. Grow mentions the list
 * only in prose; where it stands is not documented, so it is accepted on the record.
 * @see Grow OpenAPI (September 2026), description of `custom_field_values`
 */
export const redactedFields = z.nullish(z.array(z.string()));
