import { useSyncExternalStore } from 'react';

/** What is said of something done with a lead, wherever the person has gone since. */
export interface Toast {
  message: string;
  /** Whether it did not work. */
  isError: boolean;
  /** 0: of no single lead. */
  lead: number;
  name: string;
  /** To be taken back by its number; null when it cannot be. */
  change: number | null;
  /** Takes back what was done with several leads at once. */
  undoAll?: () => void;
}

export interface ErrorToast extends Toast {
  key: number;
}

export interface Toasts {
  /** What went well last. */
  done: Toast | null;
  /** What went wrong and nobody has closed yet, the latest first: what goes well after it does not wipe it away. */
  errors: readonly ErrorToast[];
}

let echoes: Toasts = { done: null, errors: [] };
let lastKey = 0;
const listeners = new Set<() => void>();

/** A later word on a lead stands for an earlier one on it. */
export function showToast(echo: Toast): void {
  const isOfOther = ({ lead }: Toast): boolean => echo.lead === 0 || lead !== echo.lead;
  const { done, errors: troubles } = echoes;
  const others = troubles.filter(isOfOther);
  if (!echo.isError) return put({ done: echo, errors: others });
  const trouble = { ...echo, key: (lastKey += 1) };
  put({ done: done !== null && isOfOther(done) ? done : null, errors: [trouble, ...others] });
}

/** What went well has been said for long enough. */
export function dismissToast(): void {
  if (echoes.done !== null) put({ ...echoes, done: null });
}

/** Somebody has read what went wrong. */
export function dismissErrorToast({ key }: ErrorToast): void {
  put({ ...echoes, errors: echoes.errors.filter((one) => one.key !== key) });
}

export function dismissAllErrorToasts(): void {
  put({ ...echoes, errors: [] });
}

export function currentToasts(): Toasts {
  return echoes;
}

export function useToasts(): Toasts {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, currentToasts);
}

function put(next: Toasts): void {
  echoes = next;
  for (const listener of listeners) listener();
}
