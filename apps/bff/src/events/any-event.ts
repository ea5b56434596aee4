import type { LiveEvent } from '@intake-desk/desk-api/event';

/** What instances tell each other; no browser receives it. */
export type InstanceEvent =
  /** A session has ended; `session` is the result of `pseudonym`. */
  { type: 'session-ended'; session: string };

export type AnyEvent = LiveEvent | InstanceEvent;

/** Log of what concerns no single firm. */
export const ALL_FIRMS = '';
