import { z } from 'zod/mini';
import { contract } from './contract.ts';
import { address } from './address.ts';
import { id, optionalNullable } from './scalar.ts';

/**
 * The person a matter is for, as shown on the matter. All fields are optional.
 * @see Grow OpenAPI (September 2026), schema `client_summary`
 */
export const clientSummary = z
  .looseObject({
    id: z.optional(id),
    full_name: optionalNullable(z.string()),
    /** The contact's default number, as typed in Grow. */
    phone_number: optionalNullable(z.string()),
    primary_email: optionalNullable(z.string()),
    address: optionalNullable(address),
  })
  .register(contract, { id: 'client_summary' });
export type ClientSummary = z.infer<typeof clientSummary>;
