/** Repeats work that the database refuses for now, such as while the disk is full. */
export interface Retries {
  /**
   * Resolves after the first attempt, which is made at once. Never rejects.
   * @returns the further attempts, until one succeeds or the last one at the stop has failed; null if none is needed
   */
  begin(work: () => Promise<unknown>): Promise<{ rest: Promise<void> | null }>;
  /** Makes the last attempts. */
  stop(): Promise<void>;
}

const PAUSE_MS = 1000;

/** @param after runs an action after some milliseconds and returns its cancellation, as a clock does */
export function createRetries(after: (delay: number, action: () => void) => () => void): Retries {
  const running = new Set<Promise<void>>();
  const wakers = new Set<() => void>();
  let isStopping = false;

  return {
    async begin(work) {
      if (await succeeds(work)) return { rest: null };
      const rest = repeat(work).finally(() => running.delete(rest));
      running.add(rest);
      return { rest };
    },
    async stop() {
      isStopping = true;
      for (const wake of [...wakers]) wake();
      await Promise.all(running);
    },
  };

  async function repeat(work: () => Promise<unknown>): Promise<void> {
    for (;;) {
      await pause();
      if ((await succeeds(work)) || isStopping) return;
    }
  }

  function pause(): Promise<void> {
    if (isStopping) return Promise.resolve();
    return new Promise((resolve) => {
      const end = (): void => {
        cancel();
        wakers.delete(end);
        resolve();
      };
      const cancel = after(PAUSE_MS, end);
      wakers.add(end);
    });
  }
}

async function succeeds(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch {
    return false;
  }
}
