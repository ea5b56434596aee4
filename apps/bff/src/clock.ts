/** Source of time, injected so that tests can control it. */
export interface Clock {
  /** Wall clock, milliseconds since 1970. */
  now(): number;
  /** Milliseconds since an arbitrary start; never decreases. */
  monotonic(): number;
  /** Runs `action` after `delay` milliseconds. @returns cancels it */
  after(delay: number, action: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after(delay, action) {
    const timer = setTimeout(action, delay);
    return () => clearTimeout(timer);
  },
};

/** A clock that is never set: only intervals and order can be read from it. */
export interface SteadyClock extends Clock {
  /** Converts an instant of this clock to the wall clock as it is set now. */
  toWall(at: number): number;
}

/** Smaller differences are rounding, or a clock that is being slowed down or sped up. */
const SET_MS = 1000;

/**
 * Returns a clock that starts at the wall clock's time and then follows the monotonic clock. Whatever the wall clock is
 * set to, later instants are greater and intervals stay as long as they were.
 */
export function steadyClock(clock: Clock): SteadyClock {
  const origin = clock.now() - clock.monotonic();
  const now = (): number => Math.floor(origin + clock.monotonic());
  return {
    now,
    monotonic: () => clock.monotonic(),
    after: (delay, action) => clock.after(delay, action),
    toWall: (at) => at + Math.round((clock.now() - now()) / SET_MS) * SET_MS,
  };
}
