import { z } from 'zod/mini';

/** `GET /api/desk/budget`: load on Grow's rate limit, which all users share, from the caller's perspective. */
export const budget = z.looseObject({
  data: z.looseObject({
    /** Requests a second that Grow allows the application; 0 if unlimited. */
    rate: z.number(),
    /** Queued requests of all users. */
    waiting: z.number(),
    /** Queued requests of the caller. */
    own: z.number(),
    /** Seconds until a read requested now would be sent. */
    expectedWait: z.number(),
    /** Seconds for which all requests are paused because Clio asked to slow down; usually 0. */
    pausedFor: z.number(),
    /** Whether Clio has responded recently. */
    isUp: z.boolean(),
  }),
});
export type Budget = z.infer<typeof budget>;
