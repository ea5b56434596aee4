import { createStore, useStore } from '#src/platform/browser/store.ts';
import { serverNow } from './server-clock.ts';

const lastAnswer = createStore<number | null>(null);

/**
 * Records the latest response of Grow, to this browser or to the server, for *Clio last answered 10:42:07*.
 * @param at epoch milliseconds
 */
export function recordGrowAnswer(at = serverNow()): void {
  lastAnswer.set(Math.max(lastAnswer.get() ?? at, at));
}

/** Returns when Grow last responded, in epoch milliseconds; null before the first response. */
export function useLastGrowAnswer(): number | null {
  return useStore(lastAnswer);
}
