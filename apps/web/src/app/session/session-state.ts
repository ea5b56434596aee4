import { useSyncExternalStore } from 'react';

let ended = false;
/** Number of times the session was resumed since this page was loaded. */
let resumeCount = 0;
const listeners = new Set<() => void>();

/** Called when a response says that the session has ended. */
export function markSessionEnded(): void {
  if (ended) return;
  ended = true;
  notify();
}

/** Called when the same user has signed in again in another tab: this page continues with its content. */
export function markSessionResumed(): void {
  if (!ended) return;
  ended = false;
  resumeCount += 1;
  notify();
}

export function hasSessionEnded(): boolean {
  return ended;
}

/** @returns unsubscribes */
export function onSessionEnded(listener: () => void): () => void {
  return subscribe(() => {
    if (ended) listener();
  });
}

/** True if the session ended while this page was open and has not been resumed. */
export function useSessionEnded(): boolean {
  return useSyncExternalStore(subscribe, hasSessionEnded);
}

/** Returns a number that changes with each resumed session, so that stopped subscriptions start again. */
export function useSessionResumeCount(): number {
  return useSyncExternalStore(subscribe, () => resumeCount);
}

function notify(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
