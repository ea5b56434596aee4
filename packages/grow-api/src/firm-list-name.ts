import { z } from 'zod/mini';

/**
 * Name of a new source, matter type or location: 1 to 255 characters, unique in the firm.
 * @see Grow OpenAPI, createSource, createMatterType, createLocation
 */
export const firmListName = z.string().check(z.minLength(1), z.maxLength(255));
