import { z } from 'zod/mini';
import { MAX_REASON_LENGTH, MAX_REASONS } from './limits.ts';
import type { VerdictReason } from './triage.ts';

/**
 * `PUT /api/desk/reasons`: all reasons that are in use, in their order, and the version that they were made from. Who leaves one out
 * retires it; its id stays its own, so that what was decided with it keeps its words.
 */
export const reasonsBody = z.strictObject({
  version: z.int().check(z.nonnegative()),
  reasons: z
    .array(
      z.strictObject({
        id: z.string().check(z.regex(/^[\w-]{1,64}$/)),
        label: z.string().check(z.trim(), z.minLength(1), z.maxLength(MAX_REASON_LENGTH)),
      }),
    )
    .check(z.minLength(1), z.maxLength(MAX_REASONS)),
});
export type ReasonsBody = z.infer<typeof reasonsBody>;

/** `GET /api/desk/reasons`, and the answer to a `PUT`. */
export interface FirmReasons {
  data: VerdictReason[];
  meta: {
    /** No longer to choose from; the last one retired comes first. */
    retired: VerdictReason[];
    /** Counts up with every change; 0 as long as the firm has the usual ones. */
    version: number;
    /** Whether whoever asks may change them. */
    mayChange: boolean;
  };
}
