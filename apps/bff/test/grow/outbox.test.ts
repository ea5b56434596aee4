import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { problem } from '@intake-desk/desk-api/problem';
import type { Browser } from '../support/browser.ts';
import { startStack, type Stack } from '../support/start-stack.ts';
import { storedText } from '../support/test-database.ts';

let stack: Stack;
let browser: Browser;
let notes: string;
beforeAll(async () => {
  stack = await startStack({ GROW_RATE_LIMIT: '0' });
  await stack.control('PATCH', '/switches', { rate_limit: 0 });
  browser = await stack.signIn();
  const { data } = (await stack.call(browser, '/api/grow/matters')).json() as { data: { id: number }[] };
  notes = `/api/grow/matters/${data[0]?.id}/notes`;
});
afterEach(() => stack.control('DELETE', '/faults'));
afterAll(() => stack.stop());

const note = (body: string) => ({ data: { subject: 'Called back', body } });
const post = (key: string | undefined, body: string) =>
  stack.call(browser, notes, { method: 'POST', json: note(body), headers: { 'idempotency-key': key } });
const sent = async (from: number) => (await stack.seen(from)).filter(({ method }) => method === 'POST');
const codeOf = (answer: { json(): unknown }) => problem.parse(answer.json()).code;
const stored = async (body: string) =>
  ((await stack.call(browser, notes)).json() as { data: { body: string }[] }).data.filter(
    (found) => found.body === body,
  );

test('53: fifty times the same note, concurrently and later, even after a restart: one note and one response', async () => {
  const key = randomUUID();
  const from = Date.now();
  const answers = await Promise.all(Array.from({ length: 50 }, () => post(key, 'only once')));
  answers.push(await post(key.toUpperCase(), 'only once'));
  await stack.restart();
  answers.push(await post(key, 'only once'));
  expect(new Set(answers.map(({ status, body }) => `${status} ${body}`)).size).toBe(1);
  expect(answers[0]?.status).toBe(201);
  expect((await sent(from)).filter(({ path }) => path.endsWith('/notes'))).toHaveLength(1);
  expect(await stored('only once')).toHaveLength(1);
});

test('53: the outcome of a write can be asked for, by its author only, and asking sends nothing', async () => {
  const stateOf = async (key: string, who = browser) => {
    const answer = await stack.call(who, `/api/desk/writes/${key}`);
    return answer.status === 200 ? (answer.json() as { state: string }).state : answer.status;
  };
  const [key, lost] = [randomUUID(), randomUUID()];
  expect(await stateOf(key)).toBe('none');
  await post(key, 'asked about');
  expect(await stateOf(key.toUpperCase())).toBe('confirmed');
  await stack.fault({ path: '/matters/{id}/notes', method: 'POST', fault: 'reset_after_write' });
  const from = Date.now();
  await post(lost, 'asked about, response lost');
  expect(await stateOf(lost)).toBe('unknown');
  await expect.poll(() => stateOf(lost), { timeout: 10_000, interval: 200 }).toBe('confirmed');
  expect(await sent(from)).toHaveLength(1);
  expect(await stateOf(key, await stack.signIn())).toBe('confirmed');
  expect(await stateOf(key, stack.browser())).toBe(401);
  expect(await stateOf('abc')).toBe(404);
});

test('53: the same key with another text is refused, and without a key nothing is sent', async () => {
  const key = randomUUID();
  expect((await post(key, 'first')).status).toBe(201);
  const other = await post(key, 'second');
  expect([other.status, codeOf(other)]).toEqual([422, 'idempotency-key-reused']);
  for (const bad of [undefined, 'abc']) {
    const answer = await post(bad, 'third');
    expect([answer.status, codeOf(answer)]).toEqual([400, 'missing-idempotency-key']);
  }
  expect(await stored('third')).toHaveLength(0);
});

test('54: a response lost after the write is reported as unclear, reconciled with Grow, and never resent automatically', async () => {
  const key = randomUUID();
  await stack.fault({ path: '/matters/{id}/notes', method: 'POST', fault: 'reset_after_write' });
  const from = Date.now();
  const lost = await post(key, 'lost answer');
  expect([lost.status, codeOf(lost)]).toEqual([502, 'outcome-unknown']);
  expect(codeOf(await post(key, 'lost answer'))).toBe('outcome-unknown');
  await expect.poll(async () => (await post(key, 'lost answer')).status, { timeout: 10_000, interval: 200 }).toBe(201);
  expect(await sent(from)).toHaveLength(1);
  const [found] = await stored('lost answer');
  expect((await post(key, 'lost answer')).json()).toMatchObject({ data: found });
});

test('54: the same text twice, both responses lost: each finds a note of its own', async () => {
  const keys = [randomUUID(), randomUUID()];
  await stack.fault({ path: '/matters/{id}/notes', method: 'POST', fault: 'reset_after_write', count: 2 });
  for (const key of keys) expect((await post(key, 'left voicemail')).status).toBe(502);
  const settled = async () => Promise.all(keys.map((key) => post(key, 'left voicemail')));
  await expect
    .poll(async () => (await settled()).map(({ status }) => status), { timeout: 10_000, interval: 200 })
    .toEqual([201, 201]);
  expect(new Set((await settled()).map(({ body }) => body)).size).toBe(2);
});

test('54: a lead of our own form is found again, too', async () => {
  const headers = { 'idempotency-key': randomUUID() };
  const data = {
    first_name: 'Ada',
    last_name: 'Byron',
    phone_number: '+12075550142',
    from_message: 'Please call.',
    referring_url: 'https://harbor-lane.example/contact',
    from_source: 'Our form',
  };
  await stack.fault({ path: '/inbox_leads', method: 'POST', fault: 'reset_after_write' });
  const create = () => stack.call(browser, '/api/grow/inbox_leads', { method: 'POST', json: { data }, headers });
  expect((await create()).status).toBe(502);
  await expect.poll(async () => (await create()).status, { timeout: 10_000, interval: 200 }).toBe(201);
});

test.each([['html'], ['truncate'], ['garbage']])(
  '54: an unreadable response (%s) to a write is unclear, too',
  async (fault) => {
    await stack.fault({ path: '/matters/{id}/notes', method: 'POST', fault });
    expect(codeOf(await post(randomUUID(), `unreadable ${fault}`))).toBe('outcome-unknown');
  },
);

test('50: a note that met a 429 is sent again, since it was certainly not written', async () => {
  await stack.fault({ path: '/matters/{id}/notes', method: 'POST', fault: 'status', status: 429, retry_after: 1 });
  expect((await post(randomUUID(), 'patience')).status).toBe(201);
  expect(await stored('patience')).toHaveLength(1);
});

test('a permanent refusal is repeated; a temporary one frees the key', async () => {
  const refused = randomUUID();
  await stack.fault({ path: '/matters/{id}/notes', method: 'POST', fault: 'status', status: 422 });
  expect((await post(refused, 'refused')).status).toBe(422);
  expect(codeOf(await post(refused, 'refused'))).toBe('grow-unprocessable');
  const later = randomUUID();
  await stack.fault({ path: '/matters/{id}/notes', method: 'POST', fault: 'status', status: 403 });
  expect((await post(later, 'later')).status).toBe(403);
  expect((await post(later, 'later')).status).toBe(201);
});

test('55: a browser that leaves does not cancel its note', async () => {
  await stack.fault({ path: '/matters/{id}/notes', method: 'POST', fault: 'delay', ms: 300 });
  const leaving = new AbortController();
  const from = Date.now();
  const gone = browser.ask(stack.url, notes, {
    method: 'POST',
    headers: { 'x-csrf': '1', 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify(note('left early')),
    signal: leaving.signal,
  });
  await expect.poll(async () => (await sent(from)).length).toBe(1);
  leaving.abort();
  await expect(gone).rejects.toThrow();
  await expect.poll(async () => (await stored('left early')).length).toBe(1);
});

test('19: no text of a note can be read in our files', async () => {
  await post(randomUUID(), 'SENTINEL-NOTE-TEXT');
  expect(storedText(stack.directory)).not.toContain('SENTINEL-NOTE-TEXT');
});

test('54: killed while a note is in flight, the BFF reconciles it and does not send it again', async () => {
  const key = randomUUID();
  const from = Date.now();
  await stack.fault({ path: '/matters/{id}/notes', method: 'POST', fault: 'drip', bytes: 8, ms: 500 });
  const lost = post(key, 'killed').catch(() => null);
  await expect.poll(async () => (await sent(from)).length).toBe(1);
  await stack.restart({}, 'SIGKILL');
  await lost;
  await expect.poll(async () => (await post(key, 'killed')).status, { timeout: 10_000, interval: 200 }).toBe(201);
  expect(await sent(from)).toHaveLength(1);
  expect(await stored('killed')).toHaveLength(1);
});
