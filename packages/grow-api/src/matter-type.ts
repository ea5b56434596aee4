import { z } from 'zod/mini';
import { contract } from './contract.ts';
import { firmListName } from './firm-list-name.ts';
import { dateTime, id } from './scalar.ts';

/** A kind of legal work the firm takes. @see Grow OpenAPI (September 2026), schema `matter_type` */
export const matterType = z
  .looseObject({
    id,
    name: z.string(),
    /** The account's fallback type; read-only. */
    default: z.boolean(),
    created_at: dateTime,
    updated_at: dateTime,
  })
  .register(contract, { id: 'matter_type', additionalProperties: false });
export type MatterType = z.infer<typeof matterType>;

/** @see Grow OpenAPI (September 2026), createMatterType */
export const matterTypeDraft = z.strictObject({ name: firmListName });
export type MatterTypeDraft = z.infer<typeof matterTypeDraft>;
