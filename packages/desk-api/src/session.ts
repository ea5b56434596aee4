import { z } from 'zod/mini';

/** The session as the browser sees it. Never carries a token. @see RFC 10017 §6.1.2.1 */
export const sessionView = z.union([
  z.object({ authenticated: z.literal(false) }),
  z.object({
    authenticated: z.literal(true),
    /** First and last name, or the email address if Grow has no name. */
    displayName: z.string(),
    /** Grow's user id, as text. */
    personId: z.string(),
    firm: z.object({ id: z.string(), name: z.string() }),
    /** us, eu, ca, au or sandbox. */
    region: z.string(),
    /** Whether the person is an intake manager, who may change settings of the whole firm. */
    isIntakeLead: z.optional(z.boolean()),
    /** Whether the person may save contacts and matters as a file. */
    mayExport: z.optional(z.boolean()),
    /** IANA name of the firm's time zone; null if the firm has not chosen one. */
    timeZone: z.optional(z.nullable(z.string())),
    /** Whether lists are served from the mirror. */
    mirror: z.optional(z.boolean()),
    /** Record page URLs of Grow, with `{id}` in them. Undefined for a kind whose page is unknown. */
    growPages: z.optional(
      z.object({
        lead: z.optional(z.string()),
        contact: z.optional(z.string()),
        matter: z.optional(z.string()),
      }),
    ),
    /** Seconds until the session ends for inactivity. */
    idleExpiresIn: z.number(),
    /** Seconds until it ends in any case. */
    absoluteExpiresIn: z.number(),
  }),
]);
export type SessionView = z.infer<typeof sessionView>;
export type SignedIn = Extract<SessionView, { authenticated: true }>;
