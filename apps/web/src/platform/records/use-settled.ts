import { createContext, use } from 'react';

/** Delay in milliseconds before requests: known data renders first, because the next key press may be imminent. */
export const OPEN_DELAY_MS = 60;

/** Delay in milliseconds while stepping through records: skipped records are closed by then. */
export const STEP_DELAY_MS = 150;

/** Maximum delay by key presses, in milliseconds: a person who starts to write immediately has settled, too. */
const MAX_DELAY_MS = 400;

/**
 * Runs `run` after `ms` without a keydown, at most `MAX_DELAY_MS` later: responses for a record that is being skipped
 * would otherwise block the next key press.
 * @param ms time without a key press, in milliseconds
 * @returns cancels the callback
 */
export function afterKeyboardIdle(ms: number, run: () => void): () => void {
  const latest = performance.now() + MAX_DELAY_MS;
  const over = new AbortController();
  const finish = () => {
    over.abort();
    run();
  };
  let timer = setTimeout(finish, ms);
  const postpone = () => {
    clearTimeout(timer);
    timer = setTimeout(finish, Math.max(0, Math.min(ms, latest - performance.now())));
  };
  addEventListener('keydown', postpone, { capture: true, signal: over.signal });
  return () => {
    over.abort();
    clearTimeout(timer);
  };
}

/**
 * True once the selection has settled on this record. The list row's data renders immediately; further requests wait
 * for this flag. Stepping through a list thus spends no rate limit, and no time on rendering details.
 */
export const SettledContext = createContext(true);

export function useIsSettled(): boolean {
  return use(SettledContext);
}
