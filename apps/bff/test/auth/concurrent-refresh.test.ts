import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startStack, type Stack } from '../support/start-stack.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
afterEach(() => stack.control('DELETE', '/faults'));
afterAll(() => stack.stop());

const tokenRequests = async (from: number) =>
  (await stack.seen(from)).filter(({ path }) => path === '/oauth/token').length;

test('40: an expired token and a token endpoint that takes eight seconds: 300 identical reads and 30 different ones cause one token request and no failure', async () => {
  const browser = await stack.signIn();
  await stack.control('POST', '/tokens/expire', {});
  await stack.fault({ path: '/oauth/token', fault: 'delay', ms: 8000 });
  const from = Date.now();
  const answers = await Promise.all([
    ...Array.from({ length: 300 }, () => stack.call(browser, '/api/grow/matters/70001')),
    ...Array.from({ length: 30 }, (_, index) => stack.call(browser, `/api/grow/contacts/${30_001 + index}`)),
  ]);
  expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
  expect(await tokenRequests(from)).toBe(1);
}, 60_000);

/**
 * Moments of the kill: what the token endpoint does, and the delay after its request arrived; null: once the new token
 * was used.
 */
const MOMENTS = [
  ['before Grow processes the request', { fault: 'delay', ms: 600 }, 0],
  ['when the new pair exists and its response is in flight', { fault: 'drip', bytes: 40, ms: 150 }, 0],
  ['when the response is lost', { fault: 'reset_after_write' }, 100],
  ['just after the response', { fault: 'delay', ms: 0 }, 3],
  ['a moment later', { fault: 'delay', ms: 0 }, 12],
  ['once it was used', { fault: 'delay', ms: 0 }, null],
] as const;

test.each(MOMENTS)('45: kill -9 %s: the new pair or a clean 401, never a loop', async (_when, fault, wait) => {
  const browser = await stack.signIn();
  await stack.control('POST', '/tokens/expire', {});
  await stack.fault({ path: '/oauth/token', ...fault });
  const from = Date.now();
  const lost = stack.call(browser, '/api/grow/users/who_am_i').catch(() => null);
  await expect.poll(() => tokenRequests(from), { interval: 2, timeout: 10_000 }).toBe(1);
  await (wait === null ? lost : new Promise((resolve) => setTimeout(resolve, wait)));
  await stack.restart({}, 'SIGKILL');
  // No client saw a token that was not stored: a browser that got a response is still signed in.
  const wasUsed = (await lost)?.status === 200;
  if (wait === null) expect(wasUsed).toBe(true);
  await stack.control('DELETE', '/faults');

  const back = Date.now();
  const answers = await Promise.all([1, 2, 3].map(() => stack.call(browser, '/api/grow/users/who_am_i')));
  const statuses = [...new Set(answers.map(({ status }) => status))];
  expect(statuses).toHaveLength(1);
  expect(wasUsed ? [200] : [200, 401]).toContain(statuses[0]);
  expect(await tokenRequests(back)).toBeLessThanOrEqual(1);
  const session = (await stack.call(browser, '/auth/session')).json() as { authenticated: boolean };
  expect(session.authenticated).toBe(statuses[0] === 200);
});
