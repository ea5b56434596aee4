import type { Clock } from '../clock.ts';
import type { Switches } from './switches.ts';

const WINDOW_MS = 1000;

/** How many requests each application has had served in the last second. */
export interface RateLimit {
  /**
   * @param moment when the request arrived, by the monotonic clock; now unless told otherwise
   * @returns whether the application may have one more; a refused request uses nothing up
   */
  take(application: string, moment?: number): boolean;
  /** Hands the latest one back. */
  giveBack(application: string): void;
}

/**
 * A sliding window of one second per OAuth application, summed over all its people.
 * @see Clio developer documentation, "Rate limits": 3 requests per second per application
 */
export function createRateLimit({ clock, switches }: { clock: Clock; switches: Switches }): RateLimit {
  const served = new Map<string, number[]>();
  return {
    take: (application, now = clock.monotonic()) => {
      const limit = switches.values.rate_limit;
      if (limit === 0) return true;
      const recent = (served.get(application) ?? []).filter((moment) => now - moment < WINDOW_MS);
      const free = recent.length < limit;
      if (free) recent.push(now);
      served.set(application, recent);
      return free;
    },
    giveBack: (application) => {
      served.get(application)?.pop();
    },
  };
}
