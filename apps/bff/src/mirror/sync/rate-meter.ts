import type { Clock } from '../../clock.ts';

const WINDOW_MS = 60_000;
/** Over less than this a pace is chance: one page at once would be thousands a minute. */
const MIN_WINDOW_MS = 5_000;

/** How fast something arrives. */
export interface RateMeter {
  add(count: number): void;
  /** A minute, over the last one; null while that is not known. */
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
      // How long the first one took nobody knows: what counts is what came after it.
      return span < MIN_WINDOW_MS
        ? null
        : Math.round((since.reduce((sum, { count }) => sum + count, 0) * WINDOW_MS) / span);
    },
  };
}
