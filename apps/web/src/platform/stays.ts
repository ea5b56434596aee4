import { createContext, use } from 'react';

/** What is asked for waits until what is known is drawn, in milliseconds: the next key may be there already. */
export const OPENED_MS = 60;

/** Whoever only passes by, record after record, is gone by then, in milliseconds. */
export const PASSING_MS = 150;

/**
 * Whether somebody stays with the record on the screen. What a list carries of it is drawn at once; the rest is asked for only then,
 * so that a key held down costs neither the requests of the firm nor the time to draw the next record.
 */
export const StaysContext = createContext(true);

export function useStays(): boolean {
  return use(StaysContext);
}
