import { createContext, use } from 'react';

/** What is asked for waits until what is known is drawn, in milliseconds: the next key may be there already. */
export const OPEN_DELAY_MS = 60;

/** Whoever only passes by, record after record, is gone by then, in milliseconds. */
export const STEP_DELAY_MS = 150;

/** Keys put the questions off no longer than this, in milliseconds: whoever begins to write at once stays, too. */
const MAX_DELAY_MS = 400;

/**
 * Waits until hands rest: a key that comes meanwhile would find the answers of the record before it in its way.
 * @param ms how long no key may come
 * @returns takes it back
 */
export function afterKeyboardIdle(ms: number, run: () => void): () => void {
  const latest = performance.now() + MAX_DELAY_MS;
  const over = new AbortController();
  const finish = () => {
    over.abort();
    run();
  };
  let timer = setTimeout(finish, ms);
  const putOff = () => {
    clearTimeout(timer);
    timer = setTimeout(finish, Math.max(0, Math.min(ms, latest - performance.now())));
  };
  addEventListener('keydown', putOff, { capture: true, signal: over.signal });
  return () => {
    over.abort();
    clearTimeout(timer);
  };
}

/**
 * Whether somebody stays with the record on the screen. What a list carries of it is drawn at once; the rest is asked for only then,
 * so that a key held down costs neither the requests of the firm nor the time to draw the next record.
 */
export const SettledContext = createContext(true);

export function useIsSettled(): boolean {
  return use(SettledContext);
}
