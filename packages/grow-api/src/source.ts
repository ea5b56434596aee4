import { z } from 'zod/mini';
import { contract } from './contract.ts';
import { firmListName } from './firm-list-name.ts';
import { dateTime, id, openEnum } from './scalar.ts';

/** Where leads come from, as named by the firm. @see Grow OpenAPI (July 2026), schema `source` */
export const source = z
  .looseObject({
    id,
    name: z.string(),
    category: openEnum(['standard', 'clio_email_marketing']),
    /** Whether the firm may change it. */
    is_editable: z.boolean(),
    created_at: dateTime,
    updated_at: dateTime,
  })
  .register(contract, { id: 'source', additionalProperties: false });
export type Source = z.infer<typeof source>;

/** Names are unique regardless of case. @see Grow OpenAPI (July 2026), createSource */
export const sourceDraft = z.strictObject({ name: firmListName });
export type SourceDraft = z.infer<typeof sourceDraft>;
