/** The sandbox's time: the machine's, adjustable so that tests never have to wait. */
export interface Clock {
  /** Whole milliseconds since 1970, for everything that is stored or shown. */
  now(): number;
  /** Monotonic milliseconds, for windows and durations. */
  monotonic(): number;
  /** Moves both times forward. */
  advance(seconds: number): void;
  /** Sets the offset of Grow's clock, negative if it is behind; no time passes. */
  skew(seconds: number): void;
  /** Resets to the machine's time. */
  reset(): void;
}

/** Creates a clock that starts at the machine's time. */
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
