/** Time as the sandbox sees it: the machine's, moved on request so that tests never sleep. */
export interface Clock {
  /** Whole milliseconds since 1970, for everything that is written down or shown. */
  now(): number;
  /** Milliseconds that never run backwards, for windows and durations. */
  monotonic(): number;
  /** Moves both forward. */
  advance(seconds: number): void;
  /** Sets how far Grow's clock is off, ahead or (negative) behind; no time passes by that. */
  skew(seconds: number): void;
  /** Back to the machine's time. */
  reset(): void;
}

/** A clock that starts at the machine's time. */
export function createClock(): Clock {
  let ahead = 0;
  let off = 0;
  return {
    now: () => Math.floor(Date.now() + ahead + off),
    monotonic: () => performance.now() + ahead,
    advance: (seconds) => {
      ahead += seconds * 1000;
    },
    skew: (seconds) => {
      off = seconds * 1000;
    },
    reset: () => {
      ahead = 0;
      off = 0;
    },
  };
}
