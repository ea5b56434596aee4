import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type RunningSandbox, startSandbox } from '../support/start-sandbox.ts';

/** Grow's clock is independent of the machine's: it can be moved, and it can be off. */
let sandbox: RunningSandbox;
let token: string;
beforeAll(async () => {
  sandbox = await startSandbox({ scenario: 'empty' });
});
beforeEach(async () => {
  await sandbox.control('POST', 'reset');
  await sandbox.control('PATCH', 'switches', { rate_limit: 0 });
  token = await sandbox.token();
});
afterAll(() => sandbox.stop());

const HOUR = 3600;
const TOLERANCE = 5;
/** Seconds by which an instant is ahead of this machine. */
const ahead = (instant: string | null) => (Date.parse(instant ?? '') - Date.now()) / 1000;
const shownDate = async () => ahead((await sandbox.grow(token, '/users')).headers.get('date'));
const madeAt = async (name: string) => {
  const { body } = await sandbox.grow(token, '/locations', { method: 'POST', json: { data: { name } } });
  return ahead((body as { data: { created_at: string } }).data.created_at);
};
const near = (seconds: number, wanted: number) => expect(Math.abs(seconds - wanted)).toBeLessThan(TOLERANCE);

it('is the machine’s at first', async () => {
  near(await shownDate(), 0);
  near(await madeAt('Pier 1'), 0);
});

it('skew_seconds: records and the Date header have times that are behind, and the age of tokens is unaffected', async () => {
  const { body } = await sandbox.control('POST', 'clock', { skew_seconds: -HOUR });
  near(ahead((body as { data: { now: string } }).data.now), -HOUR);
  near(await shownDate(), -HOUR);
  near(await madeAt('Pier 2'), -HOUR);
  const { body: log } = await sandbox.control('GET', 'requests');
  near(ahead((log as { data: { time: string }[] }).data.at(-1)?.time ?? ''), -HOUR);
  await sandbox.control('POST', 'clock', { skew_seconds: 0 });
  near(await shownDate(), 0);
});

it('skew_seconds: does not advance the rate limit', async () => {
  await sandbox.control('PATCH', 'switches', { rate_limit: 3 });
  for (let time = 0; time < 3; time += 1) await sandbox.grow(token, '/users');
  await sandbox.control('POST', 'clock', { skew_seconds: HOUR });
  expect((await sandbox.grow(token, '/users')).status).toBe(429);
});

it('advance_seconds: time passes for records, headers and the rate limit', async () => {
  await sandbox.control('PATCH', 'switches', { rate_limit: 3 });
  for (let time = 0; time < 3; time += 1) await sandbox.grow(token, '/users');
  await sandbox.control('POST', 'clock', { advance_seconds: HOUR });
  near(await madeAt('Pier 3'), HOUR);
  near(await shownDate(), HOUR);
});

it('both: the skew does not grow with the time that has passed', async () => {
  await sandbox.control('POST', 'clock', { advance_seconds: 60, skew_seconds: -10 });
  await sandbox.control('POST', 'clock', { advance_seconds: 60 });
  near(await madeAt('Pier 4'), 110);
});

it('reset: restores the machine’s', async () => {
  await sandbox.control('POST', 'clock', { advance_seconds: HOUR, skew_seconds: HOUR });
  await sandbox.control('POST', 'reset');
  token = await sandbox.token();
  near(await shownDate(), 0);
});

it.each([
  [undefined, 600],
  [-HOUR, -HOUR],
  [90, 90],
])('the fault clock_skew with seconds %s: the Date header alone, once', async (seconds, shown) => {
  await sandbox.control('POST', 'faults', { path: '/users', fault: 'clock_skew', seconds });
  near(await shownDate(), shown);
  near(await shownDate(), 0);
  near(await madeAt('Pier 5'), 0);
});
