/**
 * Runs a task that only one tab of this browser may run at a time. A tab that is closed or crashes releases its lock.
 * @param task receives true if another tab held the lock before
 */
export async function withTabLock(name: string, task: (hasWaited: boolean) => Promise<void>): Promise<void> {
  // Without the Web Locks API (an insecure page) tabs cannot be coordinated; the task must be safe to run twice anyway.
  if (!('locks' in navigator)) return task(false);
  const isDone = await navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
    if (lock === null) return false;
    await task(false);
    return true;
  });
  if (!isDone) await navigator.locks.request(name, () => task(true));
}
