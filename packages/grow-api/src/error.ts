import { z } from 'zod/mini';

/**
 * Grow's error body. `status` is a string; whether a number or a name is not documented.
 * @see Grow OpenAPI, schema `Error`
 */
export const growError = z.looseObject({ error: z.looseObject({ status: z.string(), message: z.string() }) });
export type GrowError = z.infer<typeof growError>;

/** The body of a 429, which differs from every other error. @see Clio developer documentation, "Rate limits" */
export const tooManyRequests = z.looseObject({ message: z.string() });
