import { expect, it } from 'vitest';
import { createRateMeter } from '#src/mirror/sync/rate-meter.ts';
import { ManualClock } from '../support/manual-clock.ts';

it('is null in the first seconds, then the current rate, and falls once updates stop', async () => {
  const clock = new ManualClock();
  const pace = createRateMeter(clock);
  expect(pace.perMinute()).toBe(null);
  const seen: (number | null)[] = [];
  for (let page = 0; page <= 30; page += 1) {
    pace.add(200);
    seen.push(pace.perMinute());
    await clock.advance(1000);
  }
  expect(seen.slice(0, 5)).toEqual([null, null, null, null, null]);
  expect(new Set(seen.slice(5))).toEqual(new Set([12_000]));
  await clock.advance(20_000);
  expect(pace.perMinute()).toBeLessThan(12_000);
  await clock.advance(60_000);
  expect(pace.perMinute()).toBe(null);
});
