import { useSyncExternalStore } from 'react';
import { onClockDifference, serverNow } from '#src/platform/http/server-clock.ts';

const now = createTicker(15_000, serverNow);
const second = createTicker(1000, serverNow);
const ownSecond = createTicker(1000, Date.now);

/** Returns the server's time in epoch milliseconds, updated every 15 seconds by one shared timer. */
export function useNow(): number {
  return useSyncExternalStore(now.subscribe, now.current);
}

/** Returns the server's time in epoch milliseconds, updated every second by one shared timer, for countdowns. */
export function useNowEverySecond(): number {
  return useSyncExternalStore(second.subscribe, second.current);
}

/** The same by this computer's clock, for countdowns to an instant that this browser set for itself. */
export function useOwnNowEverySecond(): number {
  return useSyncExternalStore(ownSecond.subscribe, ownSecond.current);
}

interface Ticker {
  subscribe: (listener: () => void) => () => void;
  /** Epoch milliseconds of the last tick. */
  current: () => number;
}

/** Creates a clock whose timer runs only while it has listeners. It also ticks when the server's time becomes known. */
export function createTicker(intervalMs: number, read: () => number): Ticker {
  const listeners = new Set<() => void>();
  let current = read();
  let stop: (() => void) | undefined;
  const tick = (): void => {
    current = read();
    for (const one of listeners) one();
  };
  const start = (): (() => void) => {
    const timer = setInterval(tick, intervalMs);
    const forget = onClockDifference(() => {
      if (Math.abs(read() - current) > intervalMs) tick();
    });
    return () => {
      clearInterval(timer);
      forget();
    };
  };
  return {
    current: () => current,
    subscribe(listener) {
      listeners.add(listener);
      if (stop === undefined) {
        current = read();
        stop = start();
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stop?.();
        stop = undefined;
      };
    },
  };
}
