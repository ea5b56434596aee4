import { z } from 'zod/mini';
import { RECORD_KINDS } from './record-kind.ts';
import type { Colleague } from './triage.ts';

/** `PUT /api/desk/presence`: what somebody has before them now; null for none. To be said again within {@link PRESENCE_SECONDS}. */
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

/** How long somebody counts as present without another word. */
export const PRESENCE_SECONDS = 60;

/** Somebody of our team, and the record before them. */
export interface PresentPerson extends PresenceAt {
  by: Colleague;
}

/** The answer: everybody who is present, oneself included. */
export interface PresenceAnswer {
  data: PresentPerson[];
}
