import { pathId } from '@intake-desk/grow-api/scalar';
import { z } from 'zod/mini';

/**
 * Parameters that the landing page receives after a click in Clio's menu, for `POST /api/desk/actions/open`. Of Grow's
 * parameters only the nonce is documented; the others are those of Clio Manage, and each can be missing.
 * @see Clio developer documentation, "Manage custom actions"
 */
export const customActionClick = z.object({
  /** Valid once, for 60 seconds. */
  nonce: z.string().check(z.regex(/^[\x21-\x7e]{1,512}$/)),
  /** Address of the matter in Grow's API; only its end is parsed. */
  subjectUrl: z.optional(z.string().check(z.maxLength(2048))),
  /** Person who clicked. */
  userId: z.optional(pathId),
  /** Id of our custom action; there is only one kind so far. */
  actionId: z.optional(pathId),
});
export type CustomActionClick = z.infer<typeof customActionClick>;

/** Response to a click that Clio confirmed. */
export interface OpenedAction {
  /** The matter's id as text; null if Clio did not name one. */
  data: { matter: string | null };
}
