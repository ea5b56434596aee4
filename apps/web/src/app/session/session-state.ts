import { createStore, useStore } from '#src/platform/browser/store.ts';

const session = createStore({
  hasEnded: false,
  /** Number of times the session was resumed since this page was loaded. */
  resumeCount: 0,
});

/** Called when a response says that the session has ended. */
export function markSessionEnded(): void {
  if (!hasSessionEnded()) session.set({ ...session.get(), hasEnded: true });
}

/** Called when the same user has signed in again in another tab: this page continues with its content. */
export function markSessionResumed(): void {
  if (hasSessionEnded()) session.set({ hasEnded: false, resumeCount: session.get().resumeCount + 1 });
}

export function hasSessionEnded(): boolean {
  return session.get().hasEnded;
}

/** @returns unsubscribes */
export function onSessionEnded(listener: () => void): () => void {
  return session.subscribe(() => {
    if (hasSessionEnded()) listener();
  });
}

/** True if the session ended while this page was open and has not been resumed. */
export function useSessionEnded(): boolean {
  return useStore(session).hasEnded;
}

/** Returns a number that changes with each resumed session, so that stopped subscriptions start again. */
export function useSessionResumeCount(): number {
  return useStore(session).resumeCount;
}
