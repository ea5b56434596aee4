import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { problem } from '@intake-desk/desk-api/problem';
import type { Browser } from '../support/browser.ts';
import { sendRaw } from '../support/send-raw.ts';
import { startStack, type Stack } from '../support/start-stack.ts';

let stack: Stack;
let browser: Browser;
beforeAll(async () => {
  stack = await startStack({ GROW_RATE_LIMIT: '0' });
  await stack.control('PATCH', '/switches', { rate_limit: 0 });
  browser = await stack.signIn();
});
afterAll(() => stack.stop());

const CONTACTS = '/api/grow/contacts';
const codeOf = (answer: { json(): unknown }) => problem.parse(answer.json()).code;

/** Sends a request, and checks that none reached Grow. */
async function refused(target: string, ask: Parameters<Browser['ask']>[2]) {
  const from = (await stack.seen()).length;
  const answer = await browser.ask(stack.url, target, ask);
  expect(await stack.seen()).toHaveLength(from);
  return answer;
}

test('23: without the header every call is refused, reads included, and nothing reaches Clio', async () => {
  for (const [method, target] of [
    ['GET', CONTACTS],
    ['GET', '/auth/session'],
    ['POST', '/auth/logout'],
    ['POST', '/api/grow/matters/1/notes'],
    ['GET', '/api/desk/leads'],
  ] as const) {
    const answer = await refused(target, { method });
    expect([answer.status, codeOf(answer)]).toEqual([403, 'csrf']);
  }
  expect((await refused(CONTACTS, { headers: { 'x-csrf': 'true' } })).status).toBe(403);
});

test('24: a request started by another site is refused; without Sec-Fetch-Site the origin decides', async () => {
  const cases: [Record<string, string>, number][] = [
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ 'sec-fetch-site': 'same-origin', origin: 'null' }, 403],
    [{ origin: stack.url }, 200],
    [{ 'sec-fetch-site': 'same-origin', origin: stack.url }, 200],
    [{}, 200],
  ];
  for (const [headers, status] of cases) {
    const answer = await browser.ask(stack.url, '/auth/session', { headers: { 'x-csrf': '1', ...headers } });
    expect(answer.status, JSON.stringify(headers)).toBe(status);
  }
  const frame = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' };
  expect((await browser.ask(stack.url, '/auth/login', { headers: frame })).status).toBe(403);
  const image = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' };
  expect((await browser.ask(stack.url, '/auth/login', { headers: image })).status).toBe(403);
});

test('25: no response has a CORS header, and preflights are refused', async () => {
  const headers = {
    origin: 'https://evil.example',
    'access-control-request-method': 'GET',
    'access-control-request-headers': 'x-csrf',
  };
  for (const target of [CONTACTS, '/auth/session', '/', '/healthz']) {
    for (const method of ['OPTIONS', 'GET']) {
      const answer = await browser.ask(stack.url, target, { method, headers });
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
      if (method === 'OPTIONS') expect(answer.status).toBeGreaterThanOrEqual(400);
    }
  }
});

test('26: only JSON bodies are read', async () => {
  for (const type of [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    undefined,
  ]) {
    const answer = await refused('/api/grow/matters/1/notes', {
      method: 'POST',
      headers: { 'x-csrf': '1', 'content-type': type },
      body: '{"data":{"subject":"a","body":"b"}}',
    });
    expect([answer.status, codeOf(answer)], String(type)).toEqual([415, 'unsupported-media-type']);
  }
});

test('38: without a session no body is read, however large', async () => {
  const answer = await stack.browser().ask(stack.url, '/api/grow/matters/1/notes', {
    method: 'POST',
    headers: { 'x-csrf': '1', 'content-type': 'application/json' },
    body: '{"data":'.repeat(10_000),
  });
  expect([answer.status, codeOf(answer)]).toEqual([401, 'not-signed-in']);
});

test('28, 58: every response carries the security headers, and errors are problems without stack, path or version', async () => {
  for (const target of [
    '/',
    '/nowhere',
    '/assets/none.js',
    CONTACTS,
    '/api/nowhere',
    '/auth/callback',
    '/healthz',
    '/auth/login',
  ]) {
    const { headers, body } = await browser.ask(stack.url, target);
    expect(Number(/max-age=(\d+)/.exec(String(headers['strict-transport-security']))?.[1])).toBeGreaterThanOrEqual(
      31_536_000,
    );
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers['x-powered-by'] ?? headers.server).toBeUndefined();
    expect(body).not.toMatch(/node_modules|\n\s+at |apps\/bff/);
  }
  const answer = await stack.call(browser, '/api/nowhere');
  expect(answer.headers['content-type']).toBe('application/problem+json');
  expect(problem.parse(answer.json())).toMatchObject({
    status: 404,
    code: 'not-found',
    requestId: answer.headers['x-request-id'],
  });
});

test('29: responses about people are not cached; a missing asset is 404 and not the page', async () => {
  for (const target of [CONTACTS, '/auth/session', '/api/nowhere']) {
    expect((await stack.call(browser, target)).headers['cache-control']).toBe('no-store');
  }
  const missing = await browser.ask(stack.url, '/assets/none-12345678.js');
  expect([missing.status, missing.headers['content-type']]).toEqual([404, 'application/problem+json']);
});

test('30: a URL of the API opened in the address bar shows no data', async () => {
  const headers = { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
  expect((await refused(CONTACTS, { headers })).status).toBe(403);
});

test('38: too large a body is 413, broken JSON 400, too long a URL 414, too many headers 431', async () => {
  const post = (body: string) =>
    refused('/api/grow/matters/1/notes', {
      method: 'POST',
      headers: { 'x-csrf': '1', 'content-type': 'application/json' },
      body,
    });
  expect((await post(`{"data":"${'x'.repeat(600_000)}"}`)).status).toBe(413);
  expect((await post('{"data":')).status).toBe(400);
  expect((await refused(`${CONTACTS}?query=${'x'.repeat(9000)}`, { headers: { 'x-csrf': '1' } })).status).toBe(414);
  expect((await refused(CONTACTS, { headers: { 'x-csrf': 'x'.repeat(20_000) } })).status).toBe(431);
});

test('39: forged forwarding headers change nothing, and another host name is refused', async () => {
  const headers = { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https', forwarded: 'host=evil.example' };
  const login = await browser.ask(stack.url, '/auth/login', { headers });
  expect(new URL(String(login.headers.location)).searchParams.get('redirect_uri')).toBe(`${stack.url}/auth/callback`);
  expect(String(login.headers['set-cookie'])).not.toMatch(/Secure/);
  expect((await browser.ask(stack.url, '/', { headers: { host: 'evil.example' } })).status).toBe(421);
});

test('17: broken cookies mean "not signed in" and never an error', async () => {
  const [name, value = ''] = [...browser.jar(stack.url)].find(([key]) => key === 'session') ?? ['session'];
  const broken = [
    value.slice(0, 20),
    `${value.slice(0, -3)}xyz`,
    'j:{}',
    '%E0%A4%A',
    's%3A.',
    'x'.repeat(8000),
    '"',
    '=',
  ];
  for (const cookie of broken) {
    const other = stack.browser();
    other.jar(stack.url).set(name, cookie);
    expect((await stack.call(other, CONTACTS)).status, cookie.slice(0, 20)).toBe(401);
  }
});

test('a policy report of the browser is accepted without the header, up to 8 KB, and logs no address', async () => {
  const report = { 'csp-report': { 'effective-directive': 'style-src', 'document-uri': 'http://x/leads/SECRET-ID' } };
  const send = (body: string) =>
    browser.ask(stack.url, '/api/csp-report', {
      method: 'POST',
      headers: { 'content-type': 'application/csp-report' },
      body,
    });
  expect((await send(JSON.stringify(report))).status).toBe(204);
  expect((await send(`{"csp-report":{"x":"${'x'.repeat(9000)}"}}`)).status).toBe(413);
  await expect.poll(() => stack.bff.stdout()).toContain('"directive":"style-src"');
  expect(stack.bff.stdout()).not.toContain('SECRET-ID');
});

test('32: absolute-form and other unusual targets on a raw connection are refused', async () => {
  const raw = (line: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const { hostname, port, host } = new URL(stack.url);
      let text = '';
      const socket = connect(Number(port), hostname, () =>
        socket.write(`${line}\r\nHost: ${host}\r\nX-CSRF: 1\r\nConnection: close\r\n\r\n`),
      );
      socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
      socket.on('end', () => resolve(text.slice(9, 12)));
      socket.on('error', reject);
    });
  expect(await raw(`GET ${stack.sandboxUrl}/grow/contacts HTTP/1.1`)).toBe('400');
  expect(await raw('GET //evil.example/api/grow/contacts HTTP/1.1')).toBe('400');
  expect(await raw('GET \\api\\grow HTTP/1.1')).toBe('400');
  expect(await raw('OPTIONS * HTTP/1.1')).toBe('405');
});

test('39: a request with two Host headers is refused, whichever comes first', async () => {
  const { host } = new URL(stack.url);
  const ask = (hosts: readonly string[], path: string) => {
    const lines = hosts.map((name) => `Host: ${name}\r\n`).join('');
    return sendRaw(stack.url, Buffer.from(`GET ${path} HTTP/1.1\r\n${lines}X-CSRF: 1\r\nConnection: close\r\n\r\n`));
  };
  for (const path of ['/', '/healthz', '/auth/session', '/api/desk/leads']) {
    for (const hosts of [
      [host, host],
      [host, 'evil.example'],
      ['evil.example', host],
    ])
      expect([path, hosts, await ask(hosts, path)]).toEqual([path, hosts, 400]);
  }
  expect(await ask([host], '/auth/session')).toBe(200);
});
