import { setTimeout as after } from 'node:timers/promises';

/** Waits until the next request may be sent. */
export type Pace = () => Promise<void>;

/** Clock of a pace; the machine's own unless a test replaces it. */
export interface PaceTime {
  now: () => number;
  wait: (milliseconds: number) => Promise<unknown>;
}

const MACHINE: PaceTime = { now: () => performance.now(), wait: (milliseconds) => after(milliseconds) };

/**
 * Spaces requests, so that there are never more than so many a second.
 * @see grow-api.md §9: 3 a second for the whole application, with whom a check shares it
 */
export function createPace(perSecond: number, { now, wait }: PaceTime = MACHINE): Pace {
  const gap = 1000 / perSecond;
  let next = -Infinity;
  return async () => {
    const mine = Math.max(now(), next);
    next = mine + gap;
    if (mine > now()) await wait(mine - now());
  };
}
