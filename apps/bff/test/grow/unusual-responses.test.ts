import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { problem } from '@intake-desk/desk-api/problem';
import type { Browser } from '../support/browser.ts';
import { OddGrow, send } from '../support/odd-grow.ts';
import { startStack, type Stack } from '../support/start-stack.ts';

let grow: OddGrow;
let stack: Stack;
let browser: Browser;
beforeAll(async () => {
  grow = await OddGrow.start();
  stack = await startStack(grow.environment);
  browser = stack.browser();
  await grow.signIn(stack, browser);
});
afterAll(async () => {
  await stack.stop();
  grow.stop();
});

const statusAndCode = (answer: { status: number; json(): unknown }) => [
  answer.status,
  problem.parse(answer.json()).code,
];
const note = (key: string = randomUUID()) =>
  stack.call(browser, '/api/grow/matters/7/notes', {
    method: 'POST',
    json: { data: { subject: 'Called back', body: 'At four.' } },
    headers: { 'idempotency-key': key },
  });

test.each([200, 403, 500])('36: of the headers that Grow adds to a %i none reaches the browser', async (status) => {
  const headers = {
    'set-cookie': ['odd=1; Path=/', 'session=odd; Path=/'],
    server: 'Odd/1.0',
    location: 'https://evil.example/',
    'www-authenticate': 'Bearer realm="odd"',
    'access-control-allow-origin': '*',
    'x-request-id': 'odd',
    'x-ratelimit-limit': '3',
    'content-security-policy': 'default-src *',
    'clear-site-data': '"*"',
  };
  grow.on('GET /grow/contacts/1', (_request, response) => send(response, { data: { id: 1 } }, { status, headers }));
  const answer = await stack.call(browser, '/api/grow/contacts/1');
  for (const name of ['set-cookie', 'server', 'location', 'www-authenticate', 'x-ratelimit-limit', 'clear-site-data'])
    expect(answer.headers, name).not.toHaveProperty(name);
  expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
  expect(JSON.stringify(answer.headers)).not.toMatch(/odd|default-src \*/i);
  expect(answer.headers['content-type']).toMatch(/^application\/(problem\+)?json/);
});

test('38: an endless response of Grow is cut off at 10 MB and reported as invalid', async () => {
  let written = 0;
  grow.on('GET /grow/contacts', (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const piece = `"${'x'.repeat(65_534)}",`;
    const pour = (): void => {
      while (!response.destroyed && written < 40_000_000) {
        written += piece.length;
        if (!response.write(piece)) return void response.once('drain', pour);
      }
      response.end();
    };
    response.write('{"data":[');
    pour();
  });
  expect(statusAndCode(await stack.call(browser, '/api/grow/contacts'))).toEqual([502, 'grow-garbled']);
  expect(written).toBeLessThan(40_000_000);
});

test.each([
  ['the connection is cut', (destroy: () => void) => destroy(), 502],
  ['a gateway answers', (_destroy: () => void, answer: () => void) => answer(), 502],
] as const)('52: a write that may have arrived is sent once, whatever comes back: %s', async (_words, end, status) => {
  const from = grow.count('POST /grow/matters/7/notes');
  grow.on('POST /grow/matters/7/notes', (request, response) => {
    end(
      () => request.socket.destroy(),
      () => send(response, {}, { status: 503 }),
    );
  });
  expect(statusAndCode(await note())).toEqual([status, 'outcome-unknown']);
  expect(grow.count('POST /grow/matters/7/notes')).toBe(from + 1);
});

test('55: a browser that leaves cancels its read, and never its write', async () => {
  const leaving = new AbortController();
  let cancelled = 0;
  for (const call of ['GET /grow/users', 'POST /grow/matters/8/notes']) {
    // No response before the test has checked who has left.
    grow.on(call, (request, response) => {
      request.resume();
      response.once('close', () => (cancelled += response.writableFinished ? 0 : 1));
      if (request.method === 'POST') setTimeout(() => send(response, { data: { id: 9 } }, { status: 201 }), 1000);
    });
  }
  const headers = { 'x-csrf': '1', 'content-type': 'application/json', 'idempotency-key': randomUUID() };
  const body = JSON.stringify({ data: { subject: 'Called back', body: 'At four.' } });
  const { signal } = leaving;
  const path = '/api/grow/matters/8/notes';
  const gone = [
    browser.ask(stack.url, '/api/grow/users', { headers: { 'x-csrf': '1' }, signal }),
    browser.ask(stack.url, path, { method: 'POST', headers, body, signal }),
  ];
  await expect.poll(() => grow.count('POST /grow/matters/8/notes') + grow.count('GET /grow/users')).toBe(2);
  leaving.abort();
  for (const ended of gone) await expect(ended).rejects.toThrow();
  await expect.poll(() => cancelled, { timeout: 5000 }).toBe(1);
  // The same key gets the response of the write that continued.
  await expect
    .poll(async () => (await browser.ask(stack.url, path, { method: 'POST', headers, body })).status)
    .toBe(201);
  expect([cancelled, grow.count('POST /grow/matters/8/notes')]).toEqual([1, 1]);
});
