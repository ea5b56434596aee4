import type { Clock } from '../../clock.ts';

/** One kind of work, done again and again, never twice at once. */
export interface JobLoop {
  /** The next turn comes now, or right after the present one. */
  trigger(): void;
  /** Resolves when the present turn is over; there is no other. */
  stop(): Promise<void>;
}

/**
 * @param turn does the work once and says after how many milliseconds it is due again; Infinity: when somebody nudges. It must
 * not throw
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
    // Whoever makes the loop finishes first.
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
