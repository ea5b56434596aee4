import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { budget } from '@intake-desk/desk-api/budget';
import { problem } from '@intake-desk/desk-api/problem';
import type { Browser } from '../support/browser.ts';
import { busiestSecond, startStack, type Stack } from '../support/start-stack.ts';

let stack: Stack;
let ana: Browser;
let ben: Browser;
beforeAll(async () => {
  stack = await startStack();
  const people = await stack.people();
  ana = await stack.signIn(stack.browser(), { user: String(people[0]?.id) });
  ben = await stack.signIn(stack.browser(), { user: String(people[1]?.id) });
});
afterAll(() => stack.stop());
beforeEach(() => stack.control('DELETE', '/faults'));

const view = async (browser: Browser) => budget.parse((await stack.call(browser, '/api/desk/budget')).json()).data;
const hits = async (from: number, path: string) => (await stack.seen(from)).filter((seen) => seen.path === path).length;

test('51: twenty identical reads of one session are one request; of two sessions two', async () => {
  await stack.fault({ path: '/grow/matters/{id}', fault: 'delay', ms: 400, count: 2 });
  const from = Date.now();
  const twenty = (browser: Browser) => Array.from({ length: 20 }, () => stack.call(browser, '/api/grow/matters/70001'));
  const answers = await Promise.all([...twenty(ana), ...twenty(ben)]);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(await hits(from, '/grow/matters/70001')).toBe(2);
});

test('51: one client that leaves does not fail the others; when all have left, the read is canceled', async () => {
  await stack.fault({ path: '/grow/matters/{id}', fault: 'delay', ms: 600, count: 1 });
  const leaving = new AbortController();
  const headers = { 'x-csrf': '1', 'sec-fetch-site': 'same-origin' };
  const gone = ana
    .ask(stack.url, '/api/grow/matters/70002', { headers, signal: leaving.signal })
    .catch((error: unknown) => error);
  const staying = stack.call(ana, '/api/grow/matters/70002');
  setTimeout(() => leaving.abort(), 200);
  expect(await gone).toBeInstanceOf(Error);
  expect((await staying).status).toBe(200);
});

test('51: validators pass both ways', async () => {
  const first = await stack.call(ana, '/api/grow/matters/70003');
  const again = await stack.call(ana, '/api/grow/matters/70003', {
    headers: { 'if-none-match': String(first.headers.etag) },
  });
  expect([again.status, again.body]).toEqual([304, '']);
});

test('51: a read that began before a write is not joined after it', async () => {
  const path = '/api/grow/matters/70004/notes';
  const before = (await stack.call(ana, path)).json() as { data: object[] };
  await stack.fault({ method: 'GET', path: '/grow/matters/{id}/notes', fault: 'drip', bytes: 200, ms: 20, count: 1 });
  const slow = stack.call(ana, path);
  const posted = await stack.call(ana, path, {
    method: 'POST',
    json: { data: { subject: 'After', body: 'Written while a read was under way.' } },
    headers: { 'idempotency-key': crypto.randomUUID() },
  });
  expect(posted.status).toBe(201);
  const after = (await stack.call(ana, path)).json() as { data: object[] };
  expect(after.data.length).toBe(before.data.length + 1);
  await slow;
});

test('49: ten people search, two requests a second together, while one posts a note: within two seconds, never more than three in a second', async () => {
  const { data } = (await stack.control('GET', '/people')) as { data: { id: number; firm: number }[] };
  const staff = data.filter(({ firm }) => firm === data[0]?.firm);
  const browsers = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      stack.signIn(stack.browser(), { user: String(staff[index % staff.length]?.id) }),
    ),
  );
  const from = Date.now();
  const searches: Promise<unknown>[] = [];
  let sent = 0;
  const timer = setInterval(() => {
    const browser = browsers[sent % 10];
    if (browser) searches.push(stack.call(browser, `/api/grow/contacts?query=name${sent}`));
    sent += 1;
  }, 500);
  await expect.poll(() => sent, { timeout: 5000 }).toBeGreaterThan(3);
  const start = performance.now();
  const posted = await stack.call(ben, '/api/grow/matters/70005/notes', {
    method: 'POST',
    json: { data: { subject: 'While all search', body: 'Calls back at four.' } },
    headers: { 'idempotency-key': crypto.randomUUID() },
  });
  const took = performance.now() - start;
  clearInterval(timer);
  await Promise.all(searches);
  expect(posted.status).toBe(201);
  expect(took).toBeLessThan(2000);
  expect(busiestSecond(await stack.seen(from))).toBeLessThanOrEqual(3);
}, 60_000);

test('49: of a hundred requests at once those that would wait past twenty seconds are rejected at once', async () => {
  const start = performance.now();
  const answers = await Promise.all(
    Array.from({ length: 100 }, async (_, index) => {
      const answer = await stack.call(index % 2 === 0 ? ana : ben, `/api/grow/contacts?query=at-once-${index}`);
      return { ...answer, took: performance.now() - start };
    }),
  );
  const rejected = answers.filter(({ status }) => status === 503);
  expect(rejected.length).toBeGreaterThan(20);
  for (const answer of rejected) {
    expect(problem.parse(answer.json()).code).toBe('queue-full');
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  }
  for (const { status, took } of answers) if (status === 200) expect(took).toBeLessThan(24_000);
  expect(answers.filter(({ status }) => status !== 200 && status !== 503)).toEqual([]);
}, 60_000);

test('49: a person can see how long a queued request will wait', async () => {
  await expect.poll(async () => (await view(ana)).waiting, { timeout: 20_000 }).toBe(0);
  const reads = Array.from({ length: 12 }, (_, index) => stack.call(ana, `/api/grow/contacts?query=view-${index}`));
  await expect.poll(async () => (await view(ana)).own).toBeGreaterThan(5);
  const [own, other] = [await view(ana), await view(ben)];
  expect(own.expectedWait).toBeGreaterThan(1);
  expect(other).toMatchObject({ rate: 3, own: 0, isUp: true, pausedFor: 0 });
  expect(other.expectedWait).toBeLessThan(own.expectedWait);
  await Promise.all(reads);
  expect((await stack.call(stack.browser(), '/api/desk/budget')).status).toBe(401);
});

test('56: while Grow is down the response comes at once, without a request; one probe detects the recovery', async () => {
  await stack.fault({ path: '/grow/*', fault: 'status', status: 503, count: 100 });
  const down = async () => (await stack.call(ana, '/api/grow/users')).status;
  await expect.poll(down, { timeout: 20_000 }).toBe(503);
  await down();
  const from = Date.now();
  const start = performance.now();
  const answer = await stack.call(ana, '/api/grow/contacts');
  expect(performance.now() - start).toBeLessThan(500);
  expect([answer.status, problem.parse(answer.json()).code]).toEqual([503, 'grow-unavailable']);
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  expect((await stack.seen(from)).filter(({ path }) => path.startsWith('/grow'))).toEqual([]);
  expect((await stack.call(ana, '/auth/session')).json()).toMatchObject({ authenticated: true });
  await stack.control('DELETE', '/faults');
  await expect.poll(down, { timeout: 15_000, interval: 500 }).toBe(200);
}, 60_000);
