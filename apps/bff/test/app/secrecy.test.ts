import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startStack, type Stack } from '../support/start-stack.ts';

/**
 * Proxy in front of the sandbox that replaces tokens with sentinel values that are easy to find; everything else is
 * real.
 */
const SENTINEL = {
  access: 'SENTINEL-ACCESS-TOKEN',
  refresh: 'SENTINEL-REFRESH-TOKEN',
  code: 'SENTINEL-CODE',
  secret: 'SENTINEL-CLIENT-SECRET-0123456789',
};
const PERSON = { first_name: 'Sentinella', last_name: 'Nomen', email: 'sentinella@firm.test' };
const NOTE = 'SENTINEL-NOTE-BODY';

let grow: Server;
let stack: Stack;
beforeAll(async () => {
  const when = { created_at: '2026-01-01T00:00:00Z', updated_at: '2026-01-01T00:00:00Z' };
  let round = 0;
  grow = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://x');
    const send = (status: number, body: unknown) => {
      response.writeHead(status, {
        'content-type': 'application/json',
        'set-cookie': 'upstream=1',
        server: 'Grow/9.9',
      });
      response.end(JSON.stringify(body));
    };
    request.resume();
    if (pathname === '/oauth/token') {
      round += 1;
      send(200, {
        access_token: `${SENTINEL.access}-${round}`,
        refresh_token: `${SENTINEL.refresh}-${round}`,
        expires_in: 86_400,
      });
    } else if (request.headers.authorization?.startsWith(`Bearer ${SENTINEL.access}`) !== true) send(401, {});
    else if (pathname === '/grow/users/who_am_i')
      send(200, { data: { id: 1, ...PERSON, ...when, account: { id: 5, firm_name: 'Firm' } } });
    else if (request.method === 'POST') send(201, { data: { id: 9, subject: 's', body: NOTE, ...when } });
    else send(500, { error: { status: '500', message: `boom ${request.headers.authorization}` } });
  });
  await new Promise<void>((resolve) => grow.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(grow.address() as AddressInfo).port}`;
  stack = await startStack({
    GROW_API_URL: `${base}/grow`,
    GROW_AUTH_URL: base,
    GROW_CLIENT_SECRET: SENTINEL.secret,
    GROW_RATE_LIMIT: '0',
    DEBUG: '*',
  });
});
afterAll(async () => {
  await stack.stop();
  grow.close();
});

test('8, 57: in a whole journey no secret reaches the browser, and nothing about people reaches the log', async () => {
  const browser = stack.browser();
  const start = await browser.ask(stack.url, '/auth/login?returnTo=%2Fmatters%2F7');
  const state = String(new URL(String(start.headers.location)).searchParams.get('state'));
  const back = await browser.ask(stack.url, `/auth/callback?code=${SENTINEL.code}&state=${state}`);
  expect([back.status, back.headers.location]).toEqual([303, '/matters/7']);
  const cookie = String(browser.jar(stack.url).get('session'));

  expect((await stack.call(browser, '/auth/session')).json()).toMatchObject({ displayName: 'Sentinella Nomen' });
  const post = await stack.call(browser, '/api/grow/matters/7/notes', {
    method: 'POST',
    json: { data: { subject: 's', body: NOTE } },
    headers: { 'idempotency-key': randomUUID() },
  });
  expect(post.status).toBe(201);
  for (const target of [
    '/',
    '/leads/1',
    '/nowhere',
    '/api/grow/contacts?query=SENTINEL-SEARCH',
    '/api/grow/matters/7',
    '/api/nowhere',
  ]) {
    await stack.call(browser, target);
  }
  await stack.call(browser, '/api/grow/matters/7/notes', {
    method: 'POST',
    json: { data: NOTE },
    headers: { 'idempotency-key': 'x' },
  });
  await browser.ask(stack.url, '/api/grow/matters/7/notes', {
    method: 'POST',
    headers: { 'x-csrf': '1', 'content-type': 'application/json' },
    body: `{"${NOTE}`,
  });
  await browser.ask(stack.url, `/auth/callback?code=${SENTINEL.code}&state=${state}`);
  await stack.call(browser, '/auth/logout', { method: 'POST' });

  for (const secret of Object.values(SENTINEL)) expect(browser.seen).not.toContain(secret);
  expect(browser.seen).not.toMatch(/Grow\/9\.9|upstream=1/);

  // Log lines are written in batches, a moment later.
  await stack.bff.line(/"route":"\/auth\/logout"/);
  const [line = '', ...log] = stack.bff.stdout().trim().split('\n');
  expect(line).toMatch(/^Intake Desk BFF listening at http:\/\/127\.0\.0\.1:\d+$/);
  expect(stack.bff.stderr()).toBe('');
  const sensitive = [
    ...Object.values(SENTINEL),
    ...Object.values(PERSON),
    NOTE,
    'SENTINEL-SEARCH',
    state,
    cookie,
    decodeURIComponent(cookie),
  ];
  for (const secret of sensitive) expect(stack.bff.stdout()).not.toContain(secret);
  const entries = log.map((text) => JSON.parse(text) as Record<string, unknown>);
  for (const entry of entries) expect(entry['time']).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  const events = new Set(entries.map(({ event }) => event));
  for (const event of ['started', 'request', 'signed-in', 'sign-in-refused', 'signed-out', 'problem'])
    expect(events).toContain(event);
  const noted = entries.find(({ method, status }) => method === 'POST' && status === 201);
  expect(noted).toMatchObject({
    route: '/api/grow/matters/{matter_id}/notes',
    session: expect.stringMatching(/^[0-9a-f]{12}$/) as string,
  });
});
