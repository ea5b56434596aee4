import { z } from 'zod/mini';

/** `PUT /api/desk/time-zone`: the IANA name of the firm's time zone (`America/New_York`); null to remove it. */
export const firmTimeZone = z.strictObject({ timeZone: z.nullable(z.string().check(z.minLength(1), z.maxLength(64))) });

/** The response to it. Every colleague receives the time zone with the session. */
export type FirmTimeZone = z.infer<typeof firmTimeZone>;
