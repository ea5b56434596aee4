import type { Clock } from '../../clock.ts';

const WINDOW_MS = 60_000;
/** Over a shorter time the rate is random: a single page would count as thousands per minute. */
const MIN_WINDOW_MS = 5_000;

/** Measures a rate of arrivals. */
export interface RateMeter {
  add(count: number): void;
  /** Rate per minute over the last minute; null while it is unknown. */
  perMinute(): number | null;
}

export function createRateMeter(clock: Clock): RateMeter {
  let arrivals: { at: number; count: number }[] = [];
  const forget = (): void => {
    arrivals = arrivals.filter(({ at }) => at > clock.now() - WINDOW_MS);
  };
  return {
    add(count) {
      forget();
      arrivals.push({ at: clock.now(), count });
    },
    perMinute() {
      forget();
      const [first, ...since] = arrivals;
      const span = first === undefined ? 0 : clock.now() - first.at;
      // The duration of the first arrival is unknown, so only later ones count.
      return span < MIN_WINDOW_MS
        ? null
        : Math.round((since.reduce((sum, { count }) => sum + count, 0) * WINDOW_MS) / span);
    },
  };
}
