/** Time as the sandbox sees it: the machine's, moved forward on request so that tests never sleep. */
export interface Clock {
  /** Milliseconds since 1970, for everything that is written down. */
  now(): number;
  /** Milliseconds that never run backwards, for windows and durations. */
  monotonic(): number;
  /** Moves both forward. */
  advance(seconds: number): void;
  /** Back to the machine's time. */
  reset(): void;
}

/** A clock that starts at the machine's time. */
export function createClock(): Clock {
  let ahead = 0;
  return {
    now: () => Date.now() + ahead,
    monotonic: () => performance.now() + ahead,
    advance: (seconds) => {
      ahead += seconds * 1000;
    },
    reset: () => {
      ahead = 0;
    },
  };
}
