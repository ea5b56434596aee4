import { z } from 'zod/mini';
import { FIRM_LIST_NAME_MAX } from './limits.ts';

/**
 * Name of a new source, matter type or location: 1 to 255 characters, unique in the firm.
 * @see Grow OpenAPI, createSource, createMatterType, createLocation
 */
export const firmListName = z.string().check(z.minLength(1), z.maxLength(FIRM_LIST_NAME_MAX));
