import { useSyncExternalStore } from 'react';
import { serverNow } from './server-clock.ts';

let lastAnswer: number | null = null;
const listeners = new Set<() => void>();

/**
 * Records the latest response of Grow, to this browser or to the server, for *Clio last answered 10:42:07*.
 * @param at epoch milliseconds
 */
export function recordGrowAnswer(at = serverNow()): void {
  if (lastAnswer !== null && at <= lastAnswer) return;
  lastAnswer = at;
  for (const listener of listeners) listener();
}

/** Returns when Grow last responded, in epoch milliseconds; null before the first response. */
export function useLastGrowAnswer(): number | null {
  return useSyncExternalStore(subscribe, () => lastAnswer);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
