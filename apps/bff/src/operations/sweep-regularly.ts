import type { Logger } from 'pino';

const EVERY_MS = 10 * 60_000;

/**
 * Runs the sweeps now and then every ten minutes, traffic or not.
 * @returns stops it
 */
export function sweepRegularly(log: Logger, sweeps: readonly (() => Promise<void>)[]): () => void {
  const sweep = async (): Promise<void> => {
    for (const run of sweeps) {
      await run().catch((error: unknown) => {
        log.error({ event: 'sweep-failed', name: error instanceof Error ? error.name : 'unknown' }, 'sweep failed');
      });
    }
  };
  void sweep();
  const timer = setInterval(() => void sweep(), EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
