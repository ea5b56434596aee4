import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { problem } from '@intake-desk/desk-api/problem';
import type { Browser } from '../support/browser.ts';
import { startStack, type Stack } from '../support/start-stack.ts';

let stack: Stack;
let browser: Browser;
beforeAll(async () => {
  stack = await startStack({ GROW_RATE_LIMIT: '0' });
  await stack.control('PATCH', '/switches', { rate_limit: 0 });
  browser = await stack.signIn();
});
afterEach(() => stack.control('DELETE', '/faults'));
afterAll(() => stack.stop());

const read = () => stack.call(browser, '/api/grow/users');
const at = { path: '/users', method: 'GET' };

test.each([
  ['a refusal names what is missing', { fault: 'status', status: 403 }, 403, 'grow-forbidden'],
  ['a record that is gone', { fault: 'status', status: 404 }, 404, 'grow-not-found'],
  ['a value that it rejects', { fault: 'status', status: 422 }, 422, 'grow-unprocessable'],
  ['a request that it cannot parse', { fault: 'status', status: 400 }, 400, 'grow-bad-request'],
  ['an internal error', { fault: 'status', status: 500 }, 502, 'grow-unavailable'],
  ['a lasting overload', { fault: 'status', status: 503, count: 3 }, 503, 'grow-unavailable'],
  ['a page of HTML', { fault: 'html', status: 200 }, 502, 'grow-garbled'],
  ['a truncated response', { fault: 'truncate' }, 502, 'grow-garbled'],
  ['garbage', { fault: 'garbage' }, 502, 'grow-garbled'],
  ['a wrong type', { fault: 'content_type' }, 502, 'grow-garbled'],
  ['repeatedly cut connections', { fault: 'reset_before', count: 3 }, 503, 'grow-unavailable'],
])(
  'Clio answers %s: the problem has a readable sentence, and the next request works',
  async (_words, fault, status, code) => {
    await stack.fault({ ...at, ...fault });
    const answer = await read();
    expect([answer.status, problem.parse(answer.json()).code]).toEqual([status, code]);
    expect(problem.parse(answer.json()).title).toMatch(/^[A-Z].+\.$/);
    expect((await read()).status).toBe(200);
  },
);

test.each([
  ['a short overload', { fault: 'status', status: 503, count: 2 }],
  ['one cut connection', { fault: 'reset_before', count: 1 }],
  ['one unexpected 401', { fault: 'status', status: 401, count: 1 }],
])('52, 46: %s is not visible to the person', async (_words, fault) => {
  await stack.fault({ ...at, ...fault });
  expect((await read()).status).toBe(200);
});

test('50: a short Retry-After of a 429 is waited for, and a long one is reported', async () => {
  await stack.fault({ ...at, fault: 'status', status: 429, retry_after: 1 });
  const began = performance.now();
  expect((await read()).status).toBe(200);
  expect(performance.now() - began).toBeGreaterThan(990);
  await stack.fault({ ...at, fault: 'status', status: 429, retry_after: 60 });
  const answer = await read();
  expect([answer.status, answer.headers['retry-after']]).toEqual([429, '60']);
  expect(problem.parse(answer.json())).toMatchObject({ code: 'grow-rate-limited', retryAfter: 60 });
  expect((await read()).status).toBe(429);
  await stack.restart();
});

test('the sentence of Clio is passed on for a refusal', async () => {
  await stack.fault({
    ...at,
    fault: 'status',
    status: 403,
    body: { error: { status: '403', message: 'needs location_read' } },
  });
  expect(problem.parse((await read()).json()).detail).toBe('needs location_read');
});

test('46: two rejections of fresh tokens end the sign-in cleanly, with one refresh', async () => {
  const other = await stack.signIn();
  const from = Date.now();
  await stack.fault({ ...at, fault: 'status', status: 401, count: 2 });
  const answer = await stack.call(other, '/api/grow/users');
  expect([answer.status, problem.parse(answer.json()).code]).toEqual([401, 'session-expired']);
  expect((await stack.call(other, '/auth/session')).json()).toEqual({ authenticated: false });
  const seen = await stack.seen(from);
  expect(seen.filter(({ path }) => path === '/oauth/token')).toHaveLength(1);
  expect(seen.filter(({ path }) => path === '/grow/users')).toHaveLength(2);
});
