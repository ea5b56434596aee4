import { expect, test } from 'vitest';
import { createCircuitBreaker } from '#src/grow/client/circuit-breaker.ts';
import { ManualClock } from '../support/manual-clock.ts';

function broken() {
  const clock = new ManualClock();
  const breaker = createCircuitBreaker(clock);
  for (let count = 0; count < 5; count += 1) breaker.failed();
  return { clock, breaker };
}
const refused = (breaker: ReturnType<typeof createCircuitBreaker>) => {
  try {
    breaker.check();
    return null;
  } catch (error) {
    return error as { code: string; retryAfter: number };
  }
};

test('56: opens after five failures in a row, not before', () => {
  const breaker = createCircuitBreaker(new ManualClock());
  for (let count = 0; count < 4; count += 1) breaker.failed();
  breaker.succeeded();
  for (let count = 0; count < 4; count += 1) breaker.failed();
  expect(refused(breaker)).toBeNull();
  breaker.failed();
  expect(refused(breaker)).toMatchObject({ code: 'grow-unavailable', retryAfter: 5 });
});

test('56: one probe at a time when half open; a success closes it', async () => {
  const { clock, breaker } = broken();
  await clock.advance(5000);
  expect(refused(breaker)).toBeNull();
  expect(refused(breaker)).not.toBeNull();
  breaker.succeeded();
  expect(refused(breaker)).toBeNull();
});

test('56: a failed probe doubles the time, up to a minute', async () => {
  const { clock, breaker } = broken();
  const waits: number[] = [];
  for (let wait = 5; waits.length < 6; wait = waits.at(-1) ?? 0) {
    await clock.advance(wait * 1000);
    expect(refused(breaker)).toBeNull();
    breaker.failed();
    waits.push(refused(breaker)?.retryAfter ?? 0);
  }
  expect(waits).toEqual([10, 20, 40, 60, 60, 60]);
});

test('56: an inconclusive probe lets the next one try', async () => {
  const { clock, breaker } = broken();
  await clock.advance(5000);
  breaker.check();
  breaker.inconclusive();
  expect(refused(breaker)).toBeNull();
});
