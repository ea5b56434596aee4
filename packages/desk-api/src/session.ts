import { z } from 'zod/mini';

/** Who is signed in, for the browser. Never carries a token. @see RFC 10017 §6.1.2.1 */
export const sessionView = z.union([
  z.object({ authenticated: z.literal(false) }),
  z.object({
    authenticated: z.literal(true),
    /** For the screen: first and last name, or the e-mail where Grow has no name. */
    displayName: z.string(),
    /** Grow's user id, as text. */
    personId: z.string(),
    firm: z.object({ id: z.string(), name: z.string() }),
    /** us, eu, ca, au or sandbox. */
    region: z.string(),
    /** Leads intake: may set up what concerns everybody. */
    isIntakeLead: z.optional(z.boolean()),
    /** Whether lists are answered from the mirror. */
    mirror: z.optional(z.boolean()),
    /** Where Grow's own page of a record is: addresses with `{id}` in them. A kind without one has no page that is known. */
    growPages: z.optional(
      z.object({
        lead: z.optional(z.string()),
        contact: z.optional(z.string()),
        matter: z.optional(z.string()),
      }),
    ),
    /** Seconds until the session ends for lack of use. */
    idleExpiresIn: z.number(),
    /** Seconds until it ends in any case. */
    absoluteExpiresIn: z.number(),
  }),
]);
export type SessionView = z.infer<typeof sessionView>;
export type SignedIn = Extract<SessionView, { authenticated: true }>;
