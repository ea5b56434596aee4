/**
 * Does something that only one tab of this browser may do at a time. A tab that is closed or crashes gives up its turn.
 * @param task told whether another tab was at it before
 */
export async function withTabLock(name: string, task: (hasWaited: boolean) => Promise<void>): Promise<void> {
  // Without locks (an insecure page) there is no telling tabs apart; what is done must be safe to do twice anyway.
  if (!('locks' in navigator)) return task(false);
  const isDone = await navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
    if (lock === null) return false;
    await task(false);
    return true;
  });
  if (!isDone) await navigator.locks.request(name, () => task(true));
}
