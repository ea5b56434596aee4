import { useSyncExternalStore } from 'react';

const now = createTicker(15_000);
const second = createTicker(1000);

/** Returns the time in epoch milliseconds, updated every 15 seconds by one shared timer. */
export function useNow(): number {
  return useSyncExternalStore(now.subscribe, now.current);
}

/** Returns the time in epoch milliseconds, updated every second by one shared timer, for countdowns. */
export function useNowEverySecond(): number {
  return useSyncExternalStore(second.subscribe, second.current);
}

interface Ticker {
  subscribe: (listener: () => void) => () => void;
  /** Epoch milliseconds of the last tick. */
  current: () => number;
}

/** Creates a clock whose timer runs only while it has listeners. */
function createTicker(intervalMs: number): Ticker {
  const listeners = new Set<() => void>();
  let current = Date.now();
  let timer: ReturnType<typeof setInterval> | undefined;
  return {
    current: () => current,
    subscribe(listener) {
      listeners.add(listener);
      if (timer === undefined) {
        current = Date.now();
        timer = setInterval(() => {
          current = Date.now();
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
