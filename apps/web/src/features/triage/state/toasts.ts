import { useSyncExternalStore } from 'react';

/** What is said of something done with a lead, wherever the person has gone since. */
export interface Echo {
  words: string;
  /** Whether it did not work. */
  isTrouble: boolean;
  /** 0: of no single lead. */
  lead: number;
  name: string;
  /** To be taken back by its number; null when it cannot be. */
  change: number | null;
  /** Takes back what was done with several leads at once. */
  undoAll?: () => void;
}

export interface Trouble extends Echo {
  key: number;
}

export interface Echoes {
  /** What went well last. */
  done: Echo | null;
  /** What went wrong and nobody has closed yet, the latest first: what goes well after it does not wipe it away. */
  troubles: readonly Trouble[];
}

let echoes: Echoes = { done: null, troubles: [] };
let lastKey = 0;
const listeners = new Set<() => void>();

/** A later word on a lead stands for an earlier one on it. */
export function sayEcho(echo: Echo): void {
  const isOfOther = ({ lead }: Echo): boolean => echo.lead === 0 || lead !== echo.lead;
  const { done, troubles } = echoes;
  const others = troubles.filter(isOfOther);
  if (!echo.isTrouble) return put({ done: echo, troubles: others });
  const trouble = { ...echo, key: (lastKey += 1) };
  put({ done: done !== null && isOfOther(done) ? done : null, troubles: [trouble, ...others] });
}

/** What went well has been said for long enough. */
export function endEcho(): void {
  if (echoes.done !== null) put({ ...echoes, done: null });
}

/** Somebody has read what went wrong. */
export function closeTrouble({ key }: Trouble): void {
  put({ ...echoes, troubles: echoes.troubles.filter((one) => one.key !== key) });
}

export function closeTroubles(): void {
  put({ ...echoes, troubles: [] });
}

export function lastEchoes(): Echoes {
  return echoes;
}

export function useEchoes(): Echoes {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, lastEchoes);
}

function put(next: Echoes): void {
  echoes = next;
  for (const listener of listeners) listener();
}
