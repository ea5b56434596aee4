import { useSyncExternalStore } from 'react';

let ended = false;
const listeners = new Set<() => void>();

/** Called when an answer says that nobody is signed in any more. */
export function sessionHasEnded(): void {
  if (ended) return;
  ended = true;
  for (const listener of listeners) listener();
}

/** Whether the session ended while this page was open. Signing in again loads the page anew. */
export function useSessionEnded(): boolean {
  return useSyncExternalStore(subscribe, () => ended);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
