import { afterAll, beforeAll, expect, test } from 'vitest';
import { problem } from '@intake-desk/desk-api/problem';
import { busiestSecond, startStack, type Stack } from '../support/start-stack.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack.stop());

test('a restart signs no one out', async () => {
  const browser = await stack.signIn();
  await stack.restart();
  expect((await stack.call(browser, '/auth/session')).json()).toMatchObject({ authenticated: true });
  expect((await stack.call(browser, '/api/grow/users/who_am_i')).status).toBe(200);
});

test('40, 48: thirty different requests with an expired token cause one token request, get thirty responses, and never exceed three a second', async () => {
  const browser = await stack.signIn();
  const { data } = (await stack.call(browser, '/api/grow/contacts')).json() as { data: { id: number }[] };
  await stack.control('POST', '/tokens/expire', {});
  const from = Date.now();
  const answers = await Promise.all(data.slice(0, 30).map(({ id }) => stack.call(browser, `/api/grow/contacts/${id}`)));
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 30 }, () => 200));
  expect(new Set(answers.map(({ body }) => body)).size).toBe(30);
  const seen = await stack.seen(from);
  expect(seen.filter(({ path }) => path === '/oauth/token')).toHaveLength(1);
  // Only the requests that were sent before the first 401 were retried.
  expect(seen.filter(({ path }) => path.startsWith('/grow')).length).toBeLessThanOrEqual(33);
  expect(seen.filter(({ status }) => status === 429)).toEqual([]);
  expect(busiestSecond(seen)).toBeLessThanOrEqual(3);
});

test('44: a transient failure keeps the session; a revoked grant ends it and no other session', async () => {
  const [one, two] = [await stack.signIn(), await stack.signIn()];
  await stack.control('POST', '/tokens/expire', {});
  await stack.fault({ path: '/oauth/token', fault: 'status', status: 500 });
  const passing = await stack.call(one, '/api/grow/users/who_am_i');
  expect([passing.status, problem.parse(passing.json()).code]).toEqual([503, 'grow-unavailable']);
  expect(passing.headers['retry-after']).toBe('5');
  expect((await stack.call(one, '/api/grow/users/who_am_i')).status).toBe(200);

  await stack.fault({ path: '/oauth/token', fault: 'status', status: 401, body: { error: 'invalid_client' } });
  const ours = await stack.call(two, '/api/grow/users/who_am_i');
  expect([ours.status, problem.parse(ours.json()).code]).toEqual([503, 'grow-misconfigured']);
  await stack.fault({ path: '/oauth/token', fault: 'status', status: 400, body: { error: 'invalid_grant' } });
  const over = await stack.call(two, '/api/grow/users/who_am_i');
  expect([over.status, problem.parse(over.json()).code]).toEqual([401, 'session-expired']);
  expect((await stack.call(two, '/auth/session')).json()).toEqual({ authenticated: false });
  expect((await stack.call(one, '/api/grow/users/who_am_i')).status).toBe(200);
});

test('11: signing out while a request waits for a slow refresh leaves no session and no token behind', async () => {
  const browser = await stack.signIn();
  const cookie = String(browser.jar(stack.url).get('session'));
  await stack.control('POST', '/tokens/expire', {});
  await stack.fault({ path: '/oauth/token', fault: 'delay', ms: 700 });
  const from = Date.now();
  const waiting = stack.call(browser, '/api/grow/users/who_am_i');
  await expect
    .poll(async () => (await stack.seen(from)).some(({ path }) => path === '/oauth/token'), { timeout: 5000 })
    .toBe(true);
  expect((await stack.call(browser, '/auth/logout', { method: 'POST' })).status).toBe(204);
  expect((await waiting).status).toBe(401);
  browser.jar(stack.url).set('session', cookie);
  expect((await stack.call(browser, '/api/grow/users/who_am_i')).status).toBe(401);
  await expect
    .poll(async () => (await stack.seen(from)).filter(({ path }) => path === '/oauth/revoke').length, { timeout: 5000 })
    .toBeGreaterThanOrEqual(2);
});
