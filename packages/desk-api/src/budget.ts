import { z } from 'zod/mini';

/** How busy the one narrow pipe to Grow is, as the person who asks sees it: `GET /api/desk/budget`. */
export const budget = z.looseObject({
  data: z.looseObject({
    /** Requests a second that Grow allows the application; 0: no limit. */
    rate: z.number(),
    /** Requests of everybody that wait now. */
    waiting: z.number(),
    /** How many of them are this person's. */
    own: z.number(),
    /** Seconds until something read now would leave. */
    expectedWait: z.number(),
    /** Seconds for which nobody sends, since Clio asked to slow down; 0 as a rule. */
    pausedFor: z.number(),
    /** Whether Clio answered of late. */
    isUp: z.boolean(),
  }),
});
export type Budget = z.infer<typeof budget>;
