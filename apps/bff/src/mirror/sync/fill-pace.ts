import type { Clock } from '../../clock.ts';

const WINDOW_MS = 60_000;

/** How fast something arrives. */
export interface FillPace {
  add(count: number): void;
  /** A minute, over the last one. */
  perMinute(): number;
}

export function createFillPace(clock: Clock): FillPace {
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
      const first = arrivals[0];
      if (first === undefined) return 0;
      const span = Math.max(clock.now() - first.at, 1000);
      return Math.round((arrivals.reduce((sum, { count }) => sum + count, 0) * WINDOW_MS) / Math.max(span, 1000));
    },
  };
}
