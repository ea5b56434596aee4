import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let second = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

/** The time, in epoch milliseconds, ticking every second from one shared timer: for what is counted down. */
export function useSecond(): number {
  return useSyncExternalStore(subscribe, () => second);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === undefined) {
    second = Date.now();
    timer = setInterval(() => {
      second = Date.now();
      for (const one of listeners) one();
    }, 1000);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}
