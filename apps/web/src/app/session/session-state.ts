import { useSyncExternalStore } from 'react';

let ended = false;
/** How often somebody has signed in again since this page was loaded. */
let returns = 0;
const listeners = new Set<() => void>();

/** Called when an answer says that nobody is signed in any more. */
export function markSessionEnded(): void {
  if (ended) return;
  ended = true;
  tell();
}

/** The same person has signed in again in another tab: this page goes on with what is on it. */
export function markSessionResumed(): void {
  if (!ended) return;
  ended = false;
  returns += 1;
  tell();
}

export function hasSessionEnded(): boolean {
  return ended;
}

/** Whether the session ended while this page was open, and nobody has signed in again since. */
export function useSessionEnded(): boolean {
  return useSyncExternalStore(subscribe, hasSessionEnded);
}

/** Another number with each return: what had stopped listening begins anew. */
export function useSessionResumeCount(): number {
  return useSyncExternalStore(subscribe, () => returns);
}

function tell(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
