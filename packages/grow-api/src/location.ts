import { z } from 'zod/mini';
import { contract } from './contract.ts';
import { firmListName } from './firm-list-name.ts';
import { dateTime, id } from './scalar.ts';

/** An office of the firm. @see Grow OpenAPI (September 2026), schema `location` */
export const location = z
  .looseObject({
    id,
    name: z.string(),
    created_at: dateTime,
    updated_at: dateTime,
  })
  .register(contract, { id: 'location', additionalProperties: false });
export type Location = z.infer<typeof location>;

/** @see Grow OpenAPI (September 2026), createLocation */
export const locationDraft = z.strictObject({ name: firmListName });
export type LocationDraft = z.infer<typeof locationDraft>;
