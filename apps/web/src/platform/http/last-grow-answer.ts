import { useSyncExternalStore } from 'react';

let lastAnswer: number | null = null;
const listeners = new Set<() => void>();

/**
 * Called whenever Grow has answered, us or the desk: the moment behind *Clio last answered 10:42:07*.
 * @param at epoch milliseconds
 */
export function recordGrowAnswer(at = Date.now()): void {
  if (lastAnswer !== null && at <= lastAnswer) return;
  lastAnswer = at;
  for (const listener of listeners) listener();
}

/** When Grow last answered this browser, in epoch milliseconds; null before the first answer. */
export function useLastGrowAnswer(): number | null {
  return useSyncExternalStore(subscribe, () => lastAnswer);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
