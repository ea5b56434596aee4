import { z } from 'zod/mini';
import { contract } from './contract.ts';
import { maybe } from './scalar.ts';

/** A postal address; every part may be missing. @see Grow OpenAPI (September 2026), schema `address` */
export const address = z
  .looseObject({
    street: maybe(z.string()),
    city: maybe(z.string()),
    province: maybe(z.string()),
    postal_code: maybe(z.string()),
    country: maybe(z.string()),
  })
  .register(contract, { id: 'address' });
export type Address = z.infer<typeof address>;
