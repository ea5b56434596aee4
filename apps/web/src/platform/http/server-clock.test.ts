import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { minutesAhead, recordServerTime, serverNow, toServerTime } from './server-clock.ts';

const NOON = Date.parse('2026-11-30T12:00:00Z');
const HOUR = 3_600_000;

beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now: NOON }));
afterEach(() => vi.useRealTimers());

/** Records a response that the server wrote at an instant, sent and received by this computer's clock. */
function respond(server: number, sent: number, received: number): void {
  vi.setSystemTime(received);
  const headers = { Date: new Date(server).toUTCString() };
  recordServerTime(new Response(null, { headers }), sent);
}

it('takes the time of this computer as long as responses agree with it', () => {
  respond(NOON, NOON, NOON + 900);
  expect(serverNow()).toBe(Date.now());
  // Written at the end of the second that the header names.
  respond(NOON, NOON + 950, NOON + 1000);
  expect(serverNow()).toBe(Date.now());
});

it.each([
  ['ahead', 3],
  ['behind', -3],
])('corrects a clock that is three hours %s, within a second and a round trip', (_name, hours) => {
  respond(NOON, NOON + hours * HOUR, NOON + hours * HOUR + 40);
  expect(Math.abs(serverNow() - NOON)).toBeLessThanOrEqual(1040);
  expect(Math.abs(minutesAhead() - hours * 60)).toBeLessThanOrEqual(1);
  expect(Math.abs(toServerTime(NOON + hours * HOUR) - NOON)).toBeLessThanOrEqual(1040);
});

it('does not move with each response, and follows a clock that is set right again', () => {
  respond(NOON, NOON + HOUR, NOON + HOUR);
  const before = serverNow() - Date.now();
  for (const delay of [3, 250, 700]) respond(NOON + 5000, NOON + HOUR + 5000, NOON + HOUR + 5000 + delay);
  expect(serverNow() - Date.now()).toBe(before);
  respond(NOON + 60_000, NOON + 60_000, NOON + 60_000);
  expect(Math.abs(serverNow() - Date.now())).toBeLessThanOrEqual(1000);
  expect(Math.abs(minutesAhead())).toBe(0);
});

it('ignores a response without a readable date', () => {
  const before = serverNow() - Date.now();
  recordServerTime(new Response(null), NOON - HOUR);
  recordServerTime(new Response(null, { headers: { Date: 'soon' } }), NOON - HOUR);
  expect(serverNow() - Date.now()).toBe(before);
});
