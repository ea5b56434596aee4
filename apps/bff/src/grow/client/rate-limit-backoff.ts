import type { Clock } from '../../clock.ts';
import type { Budget } from '../budget/budget.ts';

const FIRST_MS = 1000;
const MAX_BACKOFF_MS = 16_000;
/** Upper bound for a wait that Grow requests. */
const MAX_RETRY_AFTER_MS = 300_000;

/** Reaction to a 429: the whole application pauses. */
export interface RateLimitBackoff {
  /**
   * @param asked Grow's `Retry-After` in milliseconds; null if missing or unreadable
   * @returns milliseconds until the next attempt makes sense
   */
  limited(asked: number | null): number;
  /** Called when Grow accepts a request: the next 429 starts with a short wait again. */
  accepted(): void;
}

/**
 * Doubles from one second if Grow requests no wait; half of each such wait is random. A requested wait of less than a
 * second is none: a header of 0 or a date in the past must not cause a burst.
 */
export function createRateLimitBackoff(budget: Budget, clock: Clock): RateLimitBackoff {
  let step = FIRST_MS;
  let until = -Infinity;
  return {
    limited(header) {
      const asked = header !== null && header >= FIRST_MS ? header : null;
      const now = clock.monotonic();
      if (asked === null && now < until) return until - now; // Sent before the pause began: the same event.
      const wait = asked !== null ? Math.min(asked, MAX_RETRY_AFTER_MS) : step * (0.5 + Math.random() / 2);
      if (asked === null) step = Math.min(step * 2, MAX_BACKOFF_MS);
      until = Math.max(until, now + wait);
      budget.pause(wait);
      return wait;
    },
    accepted() {
      step = FIRST_MS;
    },
  };
}
