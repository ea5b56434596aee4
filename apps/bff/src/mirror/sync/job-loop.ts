import type { Clock } from '../../clock.ts';

/** Repeats one job without overlapping runs. */
export interface JobLoop {
  /** Starts the next run now, or right after the current one. */
  trigger(): void;
  /** Resolves when the current run has ended; no other follows. */
  stop(): Promise<void>;
}

/**
 * Starts the loop.
 * @param turn runs the job once and returns the delay to the next run in milliseconds; Infinity waits for a trigger. It
 *   must not throw
 */
export function createJobLoop(clock: Clock, turn: () => Promise<number>): JobLoop {
  let isStopped = false;
  let wasNudged = false;
  let wake: (() => void) | null = null;
  const done = run();

  return {
    trigger() {
      wasNudged = true;
      wake?.();
    },
    async stop() {
      isStopped = true;
      wake?.();
      await done;
    },
  };

  async function run(): Promise<void> {
    // The creator's synchronous code finishes first.
    await Promise.resolve();
    while (!isStopped) {
      wasNudged = false;
      const pause = await turn();
      if (!isStopped && !wasNudged) await sleep(pause);
    }
  }

  function sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = milliseconds === Infinity ? () => undefined : clock.after(milliseconds, () => end());
      const end = (): void => {
        wake = null;
        cancel();
        resolve();
      };
      wake = end;
    });
  }
}
