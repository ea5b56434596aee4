import type { Clock } from '../clock.ts';
import type { Switches } from './switches.ts';

const WINDOW_MS = 1000;

/** Counts each application's served requests of the last second. */
export interface RateLimit {
  /**
   * @param moment arrival of the request, by the monotonic clock; default now
   * @returns true if the application may send one more; a refused request does not count
   */
  take(application: string, moment?: number): boolean;
  /** Removes the latest request from the count. */
  giveBack(application: string): void;
}

/**
 * Sliding window of one second per OAuth application, summed over all its people.
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
