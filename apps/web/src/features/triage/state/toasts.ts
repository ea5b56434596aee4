import { useSyncExternalStore } from 'react';

/** The message about a triage action, shown on whatever page the person has moved to. */
export interface Toast {
  message: string;
  isError: boolean;
  /** 0 if the message is not about a single lead. */
  lead: number;
  name: string;
  /** Number of the change, for Undo; null if it cannot be undone. */
  change: number | null;
  /** Undoes a bulk action. */
  undoAll?: () => void;
  /** True if it reports an undo that can be redone. */
  canRedo?: boolean;
}

export interface ErrorToast extends Toast {
  key: number;
}

export interface Toasts {
  /** The latest success. */
  done: Toast | null;
  /** Errors that were not dismissed, newest first. A later success removes only those of the same lead. */
  errors: readonly ErrorToast[];
}

let toasts: Toasts = { done: null, errors: [] };
let lastKey = 0;
const listeners = new Set<() => void>();

/** Shows a toast. It replaces earlier ones about the same lead. */
export function showToast(toast: Toast): void {
  const isOfOther = ({ lead }: Toast): boolean => toast.lead === 0 || lead !== toast.lead;
  const { done, errors } = toasts;
  const others = errors.filter(isOfOther);
  if (!toast.isError) return publish({ done: toast, errors: others });
  const error = { ...toast, key: (lastKey += 1) };
  publish({ done: done !== null && isOfOther(done) ? done : null, errors: [error, ...others] });
}

/** Dismisses the success toast. */
export function dismissToast(): void {
  if (toasts.done !== null) publish({ ...toasts, done: null });
}

export function dismissErrorToast({ key }: ErrorToast): void {
  publish({ ...toasts, errors: toasts.errors.filter((one) => one.key !== key) });
}

export function dismissAllErrorToasts(): void {
  publish({ ...toasts, errors: [] });
}

export function currentToasts(): Toasts {
  return toasts;
}

export function useToasts(): Toasts {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, currentToasts);
}

function publish(next: Toasts): void {
  toasts = next;
  for (const listener of listeners) listener();
}
