import type { Clock } from '../../clock.ts';

/** Maximum wait, in milliseconds. */
const TIMEOUT_MS = 4_000;

/** Lets requests for a list wait for its first rows. */
export interface FirstRows {
  /** Resolves when the rows are there, or after a time limit. */
  wait(): Promise<void>;
  /** Ends every wait: there are rows, or a failure that is shown instead. */
  open(): void;
}

export function createFirstRows(clock: Clock): FirstRows {
  const waiting: (() => void)[] = [];
  return {
    wait: () =>
      new Promise<void>((resolve) => {
        const cancel = clock.after(TIMEOUT_MS, resolve);
        waiting.push(() => {
          cancel();
          resolve();
        });
      }),
    open() {
      for (const go of waiting.splice(0)) go();
    },
  };
}
