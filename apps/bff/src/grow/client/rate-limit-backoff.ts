import type { Clock } from '../../clock.ts';
import type { Budget } from '../budget/budget.ts';

const FIRST_MS = 1000;
const MAX_BACKOFF_MS = 16_000;
/** However long Grow asks for, it is asked again after this. */
const MAX_RETRY_AFTER_MS = 300_000;

/** How the whole application reacts to a 429: everybody waits together. */
export interface RateLimitBackoff {
  /**
   * @param asked what Grow's `Retry-After` said, in milliseconds; null when it said nothing
   * @returns milliseconds until sending makes sense again
   */
  limited(asked: number | null): number;
  /** Grow took a request: the next 429 begins with a short wait again. */
  accepted(): void;
}

/** Doubles from one second where Grow names no time; half of each wait is chance. */
export function createRateLimitBackoff(budget: Budget, clock: Clock): RateLimitBackoff {
  let step = FIRST_MS;
  let until = -Infinity;
  return {
    limited(asked) {
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
