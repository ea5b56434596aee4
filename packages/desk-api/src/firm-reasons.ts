import { z } from 'zod/mini';
import { MAX_REASON_LENGTH, MAX_REASONS } from './limits.ts';
import type { VerdictReason } from './triage.ts';

/**
 * `PUT /api/desk/reasons`: all reasons in use, in order, and the version that they are based on. A reason that is left
 * out is retired; its id stays reserved, so that earlier decisions keep their label.
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

/** `GET /api/desk/reasons`, and the response to a `PUT`. */
export interface FirmReasons {
  data: VerdictReason[];
  meta: {
    /** Reasons that can no longer be selected; the last one retired comes first. */
    retired: VerdictReason[];
    /** Increases with every change; 0 while the firm has the default reasons. */
    version: number;
    /** Whether the caller may change them. */
    mayChange: boolean;
  };
}
