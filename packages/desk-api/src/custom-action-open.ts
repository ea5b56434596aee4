import { pathId } from '@intake-desk/grow-api/scalar';
import { z } from 'zod/mini';

/**
 * What the landing page found in its address after a click in Clio's menu, for `POST /api/desk/actions/open`.
 * Of Grow's parameters only the nonce is documented; the others are those of Clio Manage, and each may be missing.
 * @see Clio developer documentation, "Manage custom actions"
 */
export const customActionClick = z.object({
  /** Works once and for 60 seconds. */
  nonce: z.string().check(z.regex(/^[\x21-\x7e]{1,512}$/)),
  /** Where the matter lies in Grow's API; only its end is looked at. */
  subjectUrl: z.optional(z.string().check(z.maxLength(2048))),
  /** Who clicked. */
  userId: z.optional(pathId),
  /** Which of our links it was; there is only one kind so far. */
  actionId: z.optional(pathId),
});
export type CustomActionClick = z.infer<typeof customActionClick>;

/** Clio has confirmed the click. */
export interface OpenedAction {
  /** The matter's id as text; null when Clio did not say on which one. */
  data: { matter: string | null };
}
