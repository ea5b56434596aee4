import { z } from 'zod/mini';
import { contract, type ContractFacts } from './contract.ts';

/**
 * Records on a full page, unless Grow says otherwise. Code must not depend on it.
 * @see Clio developer documentation, "Pagination"
 */
export const PAGE_SIZE = 200;

/**
 * Links to the neighboring pages: absolute URLs, absent or null if there is none. Never fetch them as given: extract
 * `page_token` (see `pageToken` in page-token.ts) and send it to the configured base.
 * @see Clio developer documentation, "Pagination"
 */
export const paging = z.looseObject({ next: z.nullish(z.string()), previous: z.nullish(z.string()) });
export type Paging = z.infer<typeof paging>;

/** The envelope of a single resource. */
export function itemEnvelope<Item extends z.ZodMiniType>(item: Item) {
  return z.looseObject({ data: item });
}

/**
 * The envelope of a list, ascending by id.
 * @param facts what the contract promises of the envelope
 */
export function listEnvelope<Item extends z.ZodMiniType>(
  item: Item,
  facts: ContractFacts = { required: ['data', 'meta'] },
) {
  const { additionalProperties } = facts;
  const closed = additionalProperties === undefined ? {} : { additionalProperties };
  const meta = z.looseObject({ paging: z.optional(paging) }).register(contract, { required: ['paging'], ...closed });
  return z.looseObject({ data: z.array(item), meta: z.optional(meta) }).register(contract, facts);
}
export type Page<Item> = { data: Item[]; meta?: { paging?: Paging | undefined } | undefined };
