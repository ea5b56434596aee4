import { z } from 'zod/mini';
import { contract } from './contract.ts';
import { dateTime, id, optionalNullable } from './scalar.ts';

/** A member of the firm's staff. @see Grow OpenAPI (September 2026), schema `user` */
export const user = z
  .looseObject({
    id,
    first_name: optionalNullable(z.string()),
    last_name: optionalNullable(z.string()),
    email: z.string(),
    created_at: dateTime,
    updated_at: dateTime,
    /** The firm. Not in Grow's list of required fields. */
    account: optionalNullable(z.looseObject({ id, firm_name: z.string() })),
  })
  .register(contract, { id: 'user' });
export type User = z.infer<typeof user>;
