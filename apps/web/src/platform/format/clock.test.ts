import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { recordServerTime, serverNow } from '#src/platform/http/server-clock.ts';
import { createTicker } from './clock.ts';

const NOON = Date.parse('2026-11-30T12:00:00Z');
const HOUR = 3_600_000;

beforeEach(() => vi.useFakeTimers({ now: NOON + 3 * HOUR }));
afterEach(() => vi.useRealTimers());

it('what is shown changes as soon as the server’s time is known, not with the next tick', () => {
  const ticker = createTicker(15_000, serverNow);
  const seen: number[] = [];
  const stop = ticker.subscribe(() => seen.push(ticker.current()));
  const respond = () => {
    const headers = { Date: new Date(NOON).toUTCString() };
    recordServerTime(new Response(null, { headers }), Date.now());
  };
  respond();
  expect(seen).toHaveLength(1);
  expect(Math.abs((seen[0] ?? 0) - NOON)).toBeLessThanOrEqual(1000);
  // A response that agrees changes nothing.
  respond();
  expect(seen).toHaveLength(1);
  stop();
  vi.setSystemTime(NOON);
  respond();
  expect(seen).toHaveLength(1);
});
