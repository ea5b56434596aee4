import { z } from 'zod/mini';
import { SAVED_VIEW_LIMITS } from './limits.ts';

/** A saved view of a list: its address holds filters, order, search and columns. */
export const savedView = z.strictObject({
  id: z.uuid(),
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(SAVED_VIEW_LIMITS.name)),
  /** Own-origin path of a list with its query. */
  address: z.string().check(z.maxLength(SAVED_VIEW_LIMITS.address), z.regex(/^\/(matters|contacts)?\?[^#\s]+$/)),
});
export type SavedView = z.infer<typeof savedView>;

/** `PUT /api/desk/views`: all views of the caller, in order. */
export const savedViewsBody = z.strictObject({
  views: z.array(savedView).check(z.maxLength(SAVED_VIEW_LIMITS.views)),
});

/** `GET /api/desk/views`, and the response to a `PUT`. */
export interface SavedViews {
  data: SavedView[];
}
