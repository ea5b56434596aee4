import type { Logger } from 'pino';

const EVERY_MS = 10 * 60_000;

/**
 * Runs the sweeps at once and then every ten minutes, with or without traffic. Runs never overlap.
 * @returns stops the timer; resolves when the current run has ended
 */
export function sweepRegularly(log: Logger, sweeps: readonly (() => Promise<void>)[]): () => Promise<void> {
  let round: Promise<void> | null = null;
  const begin = (): void => {
    round ??= sweepAll().finally(() => (round = null));
  };
  begin();
  const timer = setInterval(begin, EVERY_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await round;
  };

  async function sweepAll(): Promise<void> {
    for (const run of sweeps) {
      await run().catch((error: unknown) => {
        log.error({ event: 'sweep-failed', name: error instanceof Error ? error.name : 'unknown' }, 'sweep failed');
      });
    }
  }
}
