import { createStore, useStore } from '#src/platform/browser/store.ts';

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

const toasts = createStore<Toasts>({ done: null, errors: [] });
let lastKey = 0;

/** Shows a toast. It replaces earlier ones about the same lead. */
export function showToast(toast: Toast): void {
  const isOfOther = ({ lead }: Toast): boolean => toast.lead === 0 || lead !== toast.lead;
  const { done, errors } = toasts.get();
  const others = errors.filter(isOfOther);
  if (!toast.isError) return toasts.set({ done: toast, errors: others });
  const error = { ...toast, key: (lastKey += 1) };
  toasts.set({ done: done !== null && isOfOther(done) ? done : null, errors: [error, ...others] });
}

/** Dismisses the success toast. */
export function dismissToast(): void {
  if (toasts.get().done !== null) toasts.set({ ...toasts.get(), done: null });
}

export function dismissErrorToast({ key }: ErrorToast): void {
  toasts.set({ ...toasts.get(), errors: toasts.get().errors.filter((one) => one.key !== key) });
}

export function dismissAllErrorToasts(): void {
  toasts.set({ ...toasts.get(), errors: [] });
}

export const currentToasts = toasts.get;

export function useToasts(): Toasts {
  return useStore(toasts);
}
