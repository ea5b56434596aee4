import { useSyncExternalStore } from 'react';

/** The last thing said of a lead, wherever the person has gone since. */
export interface Echo {
  words: string;
  /** Whether it did not work. */
  isTrouble: boolean;
  lead: number;
  name: string;
  /** To be taken back by its number; null when it cannot be. */
  change: number | null;
  /** Takes back what was done with several leads at once. */
  undoAll?: () => void;
}

let echo: Echo | null = null;
const listeners = new Set<() => void>();

export function sayEcho(next: Echo | null): void {
  echo = next;
  for (const listener of listeners) listener();
}

export function lastEcho(): Echo | null {
  return echo;
}

export function useEcho(): Echo | null {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, lastEcho);
}
