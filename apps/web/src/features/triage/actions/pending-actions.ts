const pending = new Set<Promise<unknown>>();

/** Counts an action as pending until it settles. @returns the same promise */
export function trackPending<Result>(act: Promise<Result>): Promise<Result> {
  pending.add(act);
  const forget = () => void pending.delete(act);
  act.then(forget, forget);
  return act;
}

/** Returns whether an action is in flight, or waits to be sent. */
export function isActionPending(): boolean {
  return pending.size > 0;
}

/**
 * Resolves once no triage action is in flight. Undo waits for it, so that it undoes the latest action and not the one
 * before.
 */
export async function whenAllSettled(): Promise<void> {
  while (pending.size > 0) await Promise.allSettled(pending);
}
