import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { problem } from '@intake-desk/desk-api/problem';
import type { WriteStateAnswer } from '@intake-desk/desk-api/write-state';
import type { Answer, Browser } from '../support/browser.ts';
import { startPostgres, type PostgresServer } from '../support/embedded-postgres.ts';
import { startInstances, type Instances } from '../support/start-instances.ts';
import type { Stack } from '../support/start-stack.ts';

let server: PostgresServer;
let at: Instances | null = null;
beforeAll(async () => (server = await startPostgres()));
afterAll(() => server.remove());
afterEach(async () => {
  await at?.stop();
  at = null;
});

const NOTES = '/api/grow/matters/70001/notes';

const post = (on: Stack, browser: Browser, key: string, body: string): Promise<Answer> =>
  on.call(browser, NOTES, {
    method: 'POST',
    json: { data: { subject: 'Called back', body } },
    headers: { 'idempotency-key': key },
  });
const stateOf = async (on: Stack, browser: Browser, key: string) =>
  ((await on.call(browser, `/api/desk/writes/${key}`)).json() as WriteStateAnswer).state;
const sent = async (on: Stack, from: number, method = 'POST') =>
  (await on.seen(from)).filter((seen) => seen.method === method && seen.path.endsWith('/notes')).length;
const stateInRow = async (on: Instances) => (await on.rows('SELECT state FROM outbox')).map(({ state }) => state);

test('53: fifty times the same note at three instances: one note, one response, and the others say that it is in flight', async () => {
  at = await startInstances({ server: server.url, count: 3 });
  const [one] = at.all as [Stack];
  const browser = await at.signIn();
  await one.fault({ path: '/matters/{id}/notes', method: 'POST', fault: 'delay', ms: 1000 });
  const key = randomUUID();
  const from = Date.now();
  const { all } = at;
  const answers = await Promise.all(
    Array.from({ length: 51 }, (_, index) => post(all[index % 3] as Stack, browser, key, 'only once')),
  );
  expect(await sent(one, from)).toBe(1);
  const confirmed = answers.filter(({ status }) => status === 201);
  expect(confirmed.length).toBeGreaterThan(0);
  const codes = answers.filter(({ status }) => status !== 201).map((answer) => problem.parse(answer.json()).code);
  expect([...new Set(codes)]).toEqual(['request-in-flight']);
  for (const stack of all) {
    const again = await post(stack, browser, key, 'only once');
    expect([again.status, again.body]).toEqual([201, confirmed[0]?.body]);
    expect(await stateOf(stack, browser, key)).toBe('confirmed');
  }
});

test('53, 54: a start beside others leaves their writes alone; those of a killed instance are looked up by the others, once', async () => {
  at = await startInstances({ server: server.url, count: 2 });
  const [one, two] = at.all as [Stack, Stack];
  const browser = await at.signIn();
  const key = randomUUID();
  // The note is stored, and its response takes long.
  await one.fault({ path: '/matters/{id}/notes', method: 'POST', fault: 'drip', bytes: 5, ms: 300 });
  const from = Date.now();
  const lost = post(one, browser, key, 'cut off').catch(() => null);
  await expect.poll(() => sent(one, from), { interval: 20 }).toBe(1);
  const three = await one.another('apps/bff/test/support/run-instance.ts');
  expect(await stateInRow(at)).toEqual(['SENT']);
  browser.jar(three.url).set('session', browser.jar(one.url).get('session') ?? '');
  expect(await stateOf(three, browser, key)).toBe('in-flight');
  expect(problem.parse((await post(three, browser, key, 'cut off')).json()).code).toBe('request-in-flight');
  await one.bff.stop('SIGKILL');
  expect(await lost).toBeNull();
  await expect.poll(() => stateOf(two, browser, key), { timeout: 40_000 }).toBe('confirmed');
  expect(await stateOf(three, browser, key)).toBe('confirmed');
  expect((await post(two, browser, key, 'cut off')).status).toBe(201);
  expect(await sent(one, from)).toBe(1);
  expect(await three.bff.stop()).toBe(0);
});

test('54: three instances ask Grow about a write whose response was lost as often as one does', async () => {
  at = await startInstances({ server: server.url, count: 3 });
  const [one] = at.all as [Stack];
  const browser = await at.signIn();
  // Refused until the last look-up, so that there are several.
  await one.fault({ path: '/matters/{id}/notes', method: 'POST', fault: 'reset_after_write' });
  await one.fault({ path: '/matters/{id}/notes', method: 'GET', fault: 'status', status: 500, count: 2 });
  const from = Date.now();
  const key = randomUUID();
  expect((await post(one, browser, key, 'lost')).status).toBe(502);
  const { all } = at;
  const state = async () => (await at?.rows('SELECT state FROM outbox'))?.[0]?.['state'];
  // Wakes the others, too.
  for (const stack of all) await stateOf(stack, browser, key);
  await expect.poll(state, { timeout: 30_000 }).toBe('CONFIRMED');
  expect(await sent(one, from, 'GET')).toBeLessThanOrEqual(3 + all.length);
  expect(await sent(one, from)).toBe(1);
});
