import { z } from 'zod/mini';
import { contract } from './contract.ts';
import { optionalNullable } from './scalar.ts';

/** A postal address; every part may be missing. @see Grow OpenAPI (September 2026), schema `address` */
export const address = z
  .looseObject({
    street: optionalNullable(z.string()),
    city: optionalNullable(z.string()),
    province: optionalNullable(z.string()),
    postal_code: optionalNullable(z.string()),
    country: optionalNullable(z.string()),
  })
  .register(contract, { id: 'address' });
export type Address = z.infer<typeof address>;
