import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sessionView } from '@intake-desk/desk-api/session';
import { createCookieCipher } from '#src/crypto/cookie-cipher.ts';
import { startStack, type Stack } from '../support/start-stack.ts';
import { openTables, storedText } from '../support/test-database.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ GROW_RATE_LIMIT: '0' });
  await stack.control('PATCH', '/switches', { rate_limit: 0 });
});
afterAll(() => stack.stop());

const tokenRequests = async () => (await stack.seen()).filter(({ path }) => path === '/oauth/token').length;

test('1: login redirects only to the configured authorize URL, with a new state and a new S256 challenge each time', async () => {
  const seen = new Set<string>();
  for (let round = 0; round < 3; round += 1) {
    const answer = await stack.browser().ask(stack.url, '/auth/login');
    expect(answer.status).toBe(302);
    const url = new URL(String(answer.headers.location));
    expect(url.origin + url.pathname).toBe(`${stack.sandboxUrl}/oauth/authorize`);
    expect(url.searchParams.get('response_type')).toBe('code');
    expect(url.searchParams.get('redirect_uri')).toBe(`${stack.url}/auth/callback`);
    expect(url.searchParams.get('code_challenge_method')).toBe('S256');
    expect(url.searchParams.get('code_challenge')).toMatch(/^[\w-]{43}$/);
    expect(url.searchParams.get('scope')?.split(' ')).toHaveLength(17);
    seen.add(String(url.searchParams.get('state'))).add(String(url.searchParams.get('code_challenge')));
  }
  expect(seen.size).toBe(6);
});

test('2: an absent, altered, foreign or used state gets a plain page, no session and no token request', async () => {
  const browser = stack.browser();
  const callback = await stack.consent(browser);
  const before = await tokenRequests();
  const targets = [
    '/auth/callback',
    '/auth/callback?code=x',
    callback.replace(/state=[^&]*/, 'state=forged'),
    callback.replace(/(state=.{20})./, '$1~'),
  ];
  for (const target of targets) {
    const answer = await browser.ask(stack.url, target);
    expect(answer.status).toBe(400);
    expect(answer.body).toContain('href="/auth/login"');
    expect(answer.headers['content-type']).toMatch(/^text\/html/);
  }
  expect((await stack.browser().ask(stack.url, callback)).status).toBe(400);
  expect(await tokenRequests()).toBe(before);

  const cookies = new Map(browser.jar(stack.url));
  expect((await browser.ask(stack.url, callback)).status).toBe(303);
  const thief = stack.browser();
  for (const [name, value] of cookies) thief.jar(stack.url).set(name, value);
  expect((await thief.ask(stack.url, callback)).status).toBe(400);
  expect(thief.jar(stack.url).has('session')).toBe(false);
  expect(await tokenRequests()).toBe(before + 1);
});

test('2: a state whose cookie was altered, or that is older than ten minutes, is refused even to the browser that began', async () => {
  const before = await tokenRequests();
  const browser = stack.browser();
  const callback = await stack.consent(browser);
  const altered = callback.replace(/(state=.{20})(.)/, (_all, start: string, last: string) =>
    last === 'A' ? `${start}B` : `${start}A`,
  );
  expect((await browser.ask(stack.url, altered)).status).toBe(400);

  const late = stack.browser();
  const tooLate = await stack.consent(late);
  const [name = '', value = ''] = [...late.jar(stack.url)][0] ?? [];
  const secrets = await readFile(join(stack.directory, 'sandbox-secrets.json'), 'utf8');
  const box = createCookieCipher((JSON.parse(secrets) as { sessionSecrets: string[] }).sessionSecrets);
  const content = JSON.parse(box.open(decodeURIComponent(value), name)) as { expiresAt: number };
  expect(content.expiresAt).toBeLessThanOrEqual(Date.now() + 600_000);
  const old = JSON.stringify({ ...content, expiresAt: Date.now() - 1 });
  late.jar(stack.url).set(name, encodeURIComponent(box.seal(old, name)));
  expect((await late.ask(stack.url, tooLate)).status).toBe(400);
  expect(await tokenRequests()).toBe(before);
});

test('3: five tabs can sign in at once and all finish; a sixth replaces the oldest', async () => {
  const browser = stack.browser();
  const callbacks: string[] = [];
  for (let tab = 0; tab < 6; tab += 1) callbacks.push(await stack.consent(browser));
  const names = [...browser.jar(stack.url).keys()].filter((name) => name.startsWith('login.'));
  expect(names).toHaveLength(5);
  const [first = '', ...others] = callbacks;
  for (const callback of others) expect((await browser.ask(stack.url, callback)).status).toBe(303);
  expect((await browser.ask(stack.url, first)).status).toBe(400);
});

test('4: a denied consent or a wrong issuer gets a plain page that repeats nothing from outside, and no token request', async () => {
  const before = await tokenRequests();
  const browser = stack.browser();
  const denied = await stack.consent(browser, { decision: 'deny' });
  const answer = await browser.ask(stack.url, `${denied}&error_description=UPSTREAM-TEXT`);
  expect(answer.status).toBe(403);
  expect(answer.body).toContain('Try again');
  expect(answer.body).not.toContain('UPSTREAM-TEXT');
  const wrong = await browser.ask(stack.url, `${await stack.consent(browser)}&iss=https%3A%2F%2Fevil.example`);
  expect(wrong.status).toBe(502);
  expect(browser.jar(stack.url).has('session')).toBe(false);
  expect(await tokenRequests()).toBe(before);
});

test('5: after sign-in the browser returns to the page it came from, and never to another site', async () => {
  const browser = stack.browser();
  const good = await browser.ask(stack.url, await stack.consent(browser, { returnTo: '/matters/7?tab=notes' }));
  expect(good.headers.location).toBe('/matters/7?tab=notes');
  const bad = await browser.ask(stack.url, await stack.consent(browser, { returnTo: '//evil.example/x' }));
  expect(bad.headers.location).toBe('/');
});

test('6: a planted cookie is never the session; anonymous visitors create no row and get no cookie', async () => {
  const rows = () => {
    const database = openTables(stack.directory);
    const { count } = database.prepare('select count(*) as count from sessions').get() as { count: number };
    database.close();
    return count;
  };
  const before = rows();
  const anonymous = stack.browser();
  await Promise.all(Array.from({ length: 200 }, () => stack.call(anonymous, '/auth/session')));
  await stack.call(anonymous, '/api/grow/contacts');
  expect(anonymous.jar(stack.url).size).toBe(0);
  expect(rows()).toBe(before);

  const first = await stack.signIn();
  const planted = String(first.jar(stack.url).get('session'));
  const browser = stack.browser();
  browser.jar(stack.url).set('session', planted);
  await stack.signIn(browser);
  expect(browser.jar(stack.url).get('session')).not.toBe(planted);
  browser.jar(stack.url).set('session', planted);
  expect((await stack.call(browser, '/auth/session')).json()).toEqual({ authenticated: false });
});

test('9: the session endpoint returns who is signed in and for how long, never redirects, and is never cached', async () => {
  const out = await stack.call(stack.browser(), '/auth/session');
  expect([out.status, out.json()]).toEqual([200, { authenticated: false }]);
  const [person] = await stack.people();
  const answer = await stack.call(await stack.signIn(), '/auth/session');
  expect(answer.headers['cache-control']).toBe('no-store');
  const view = sessionView.parse(answer.json());
  expect(view).toMatchObject({
    authenticated: true,
    displayName: person?.name,
    personId: String(person?.id),
    region: 'sandbox',
  });
  if (!view.authenticated) throw new Error('not signed in');
  expect(view.firm.name).not.toBe('');
  expect(view.idleExpiresIn).toBe(7200);
  expect(view.absoluteExpiresIn).toBeGreaterThan(43_190);
});

test('10: sign-out ends the session here and revokes the tokens at Clio, needs the header, and can be repeated', async () => {
  const browser = await stack.signIn();
  const cookie = String(browser.jar(stack.url).get('session'));
  expect((await stack.call(browser, '/auth/logout')).status).toBe(405);
  expect((await browser.ask(stack.url, '/auth/logout', { method: 'POST' })).status).toBe(403);
  expect((await stack.call(browser, '/api/grow/users/who_am_i')).status).toBe(200);
  const from = Date.now();
  expect((await stack.call(browser, '/auth/logout', { method: 'POST' })).status).toBe(204);
  expect(browser.jar(stack.url).has('session')).toBe(false);
  browser.jar(stack.url).set('session', cookie);
  const after = await stack.call(browser, '/api/grow/users/who_am_i');
  expect([after.status, after.json()]).toEqual([401, expect.objectContaining({ code: 'session-expired' })]);
  expect((await stack.call(browser, '/auth/logout', { method: 'POST' })).status).toBe(204);
  await expect
    .poll(async () =>
      (await stack.seen(from)).filter(({ path }) => path === '/oauth/revoke').map(({ status }) => status),
    )
    .toEqual([200, 200]);
});

test('10: sign-out succeeds here while revocation fails at Clio', async () => {
  const browser = await stack.signIn();
  await stack.fault({ path: '/oauth/revoke', fault: 'status', status: 500, count: 2 });
  expect((await stack.call(browser, '/auth/logout', { method: 'POST' })).status).toBe(204);
  expect((await stack.call(browser, '/auth/session')).json()).toEqual({ authenticated: false });
  await expect.poll(() => stack.bff.stdout()).toContain('revocation-failed');
});

test('12: the session cookie is HttpOnly, Strict, for the whole origin; the short-lived sign-in cookie is the only Lax one', async () => {
  const browser = stack.browser();
  const start = await browser.ask(stack.url, '/auth/login');
  const answer = await browser.ask(stack.url, await stack.consent(browser));
  const cookies = [...(start.headers['set-cookie'] ?? []), ...(answer.headers['set-cookie'] ?? [])];
  const session = cookies.find((line) => line.startsWith('session='));
  expect(session).toMatch(/^session=s%3A[\w%.-]{60,200}; Path=\/; HttpOnly; SameSite=Strict$/);
  const login = cookies.find((line) => line.startsWith('login.'));
  expect(login).toMatch(/; Max-Age=600; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
});

test('19: nothing in the data directory gives access to a session or to Clio', async () => {
  const browser = await stack.signIn();
  const cookie = decodeURIComponent(String(browser.jar(stack.url).get('session')));
  const id = String(/^s:([^.]+)\./.exec(cookie)?.[1]);
  expect(id.length).toBeGreaterThanOrEqual(22);
  const [person] = await stack.people();
  const stored = storedText(stack.directory);
  for (const secret of [id, String(person?.email), String(person?.name), 'eyJhbGciOi'])
    expect(stored).not.toContain(secret);
});

test('a message page is small, has its style from our own origin and no script', async () => {
  const answer = await stack.browser().ask(stack.url, '/auth/callback');
  expect(answer.body.length).toBeLessThan(2000);
  expect(answer.body).not.toMatch(/<script|<style| style=/);
  expect(answer.headers['content-security-policy']).toContain("style-src 'self'");
  const style = await stack.browser().ask(stack.url, '/auth/page.css');
  expect([style.status, style.headers['content-type']]).toEqual([200, 'text/css; charset=utf-8']);
});

test('localhost is redirected to the host that the callback uses', async () => {
  const answer = await stack.browser().ask(stack.url, '/auth/login?returnTo=%2Fmatters', {
    headers: { host: `localhost:${new URL(stack.url).port}` },
  });
  expect(answer.headers.location).toBe(`${stack.url}/auth/login?returnTo=%2Fmatters`);
});

test('contacts and matters may be saved as a file by intake managers, or by everyone where the firm says so', async () => {
  const browser = await stack.signIn();
  const may = async (environment: Record<string, string>) => {
    await stack.restart(environment);
    const view = sessionView.parse((await stack.call(browser, '/auth/session')).json());
    return view.authenticated && view.mayExport;
  };
  const [person] = await stack.people();
  expect(await may({ INTAKE_LEADS: 'manager@example.com' })).toBe(false);
  expect(await may({ INTAKE_LEADS: 'manager@example.com', CSV_EXPORT: 'everyone' })).toBe(true);
  expect(await may({ INTAKE_LEADS: String(person?.email) })).toBe(true);
});
