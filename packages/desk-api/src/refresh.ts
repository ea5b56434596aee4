import { z } from 'zod/mini';
import { LIST_NAMES } from './event.ts';
import type { Freshness } from './freshness.ts';

/** `POST /api/desk/refresh`: a user waits for a list, so it is requested from Clio now. */
export const refreshBody = z.object({ list: z.enum(LIST_NAMES) });

/** Freshness of the list before the request to Clio is answered. */
export interface RefreshAnswer {
  data: Freshness;
}
