import { z } from 'zod/mini';
import { contract } from './contract.ts';

/** Grow's numeric id: a positive int64, written as a JSON number. @see Grow OpenAPI, every `id` */
export const id = z.int().register(contract, { format: 'int64' });

/** The path form of an id: 1 to 19 digits. Text, because int64 does not fit a JavaScript number. */
export const pathId = z.string().check(z.regex(/^\d{1,19}$/));

/** 26 characters, for example `01ARZ3NDEKTSV4RRFFQ69G5FAV`; a record has the same one in every Clio product. */
export const ulid = z.string().register(contract, { pattern: '^[0-9A-HJKMNP-TV-Z]{26}$' });

/** An instant in UTC, ISO 8601 to the second: `2026-11-02T17:04:11Z`. The format is not validated in responses. */
export const dateTime = z.string().register(contract, { format: 'date-time' });

/** A calendar day without a zone: `2026-11-02`. */
export const date = z.string().register(contract, { format: 'date' });

/**
 * An enum that Grow may extend without notice: the known values are typed, any other string passes.
 * @see Clio developer documentation, "Versioning": additive changes are not versioned
 */
export function openEnum<const Word extends string>(known: readonly Word[]) {
  const schema = z.string().register(contract, { examples: known, description: `Known: ${known.join(', ')}.` });
  return schema as unknown as z.ZodMiniType<Word | (string & {}), Word | (string & {})>;
}

/** A field that can be missing (older regions, phased roll-outs) or null (no value, or redacted). */
export const optionalNullable = z.nullish;
