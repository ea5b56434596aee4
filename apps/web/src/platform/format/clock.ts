import { useSyncExternalStore } from 'react';
import { serverNow } from '#src/platform/http/server-clock.ts';

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

/** Creates a clock whose timer runs only while it has listeners. */
function createTicker(intervalMs: number, read: () => number): Ticker {
  const listeners = new Set<() => void>();
  let current = read();
  let timer: ReturnType<typeof setInterval> | undefined;
  return {
    current: () => current,
    subscribe(listener) {
      listeners.add(listener);
      if (timer === undefined) {
        current = read();
        timer = setInterval(() => {
          current = read();
          for (const one of listeners) one();
        }, intervalMs);
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      };
    },
  };
}
