import { z } from 'zod/mini';
import { RECORD_KINDS } from './record-kind.ts';
import type { Colleague } from './triage.ts';

/**
 * `PUT /api/desk/presence`: the record that the caller has open; null for none. Must be repeated within {@link
 * PRESENCE_SECONDS}.
 */
export const presenceBody = z.strictObject({
  at: z.nullable(
    z.strictObject({
      kind: z.enum(RECORD_KINDS),
      id: z.int().check(z.positive()),
      isWriting: z.boolean(),
    }),
  ),
});
export type PresenceAt = NonNullable<z.infer<typeof presenceBody>['at']>;

/** How long a person counts as present after the last request. */
export const PRESENCE_SECONDS = 60;

/** A person of the team, and the record that they have open. */
export interface PresentPerson extends PresenceAt {
  by: Colleague;
}

/** The response: all people with an open record of a kind that the caller may read, including the caller. */
export interface PresenceAnswer {
  data: PresentPerson[];
}
