import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { sweepRegularly } from '#src/app/run-sweeps.ts';

const TEN_MINUTES_MS = 10 * 60_000;
const log = pino({ level: 'silent' });

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

test('21: every sweep runs every ten minutes, even if the one before failed, until it is stopped', async () => {
  let rounds = 0;
  const stop = sweepRegularly(log, [
    () => Promise.reject(new Error('this one fails')),
    () => Promise.resolve(void (rounds += 1)),
  ]);
  for (let round = 1; round <= 4; round += 1) {
    await vi.advanceTimersByTimeAsync(0);
    expect(rounds).toBe(round);
    await vi.advanceTimersByTimeAsync(TEN_MINUTES_MS);
  }
  await stop();
  await vi.advanceTimersByTimeAsync(TEN_MINUTES_MS);
  expect(rounds).toBe(5);
});

test('21: a long sweep is not started a second time, and stopping waits for its end', async () => {
  let begun = 0;
  const { promise, resolve: end } = Promise.withResolvers<void>();
  const stop = sweepRegularly(log, [() => ((begun += 1), promise)]);
  await vi.advanceTimersByTimeAsync(TEN_MINUTES_MS);
  expect(begun).toBe(1);
  let isStopped = false;
  const stopped = stop().then(() => (isStopped = true));
  await vi.advanceTimersByTimeAsync(0);
  expect(isStopped).toBe(false);
  end();
  await stopped;
  expect(begun).toBe(1);
});
