const underWay = new Set<Promise<unknown>>();

/** Counts as under way until it has settled. @returns the same */
export function trackPending<Result>(act: Promise<Result>): Promise<Result> {
  underWay.add(act);
  const forget = () => void underWay.delete(act);
  act.then(forget, forget);
  return act;
}

/** Once the desk has answered all that was done: an Undo pressed at once means that, and not what was done before it. */
export async function whenAllSettled(): Promise<void> {
  while (underWay.size > 0) await Promise.allSettled(underWay);
}
