import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { problem } from '@intake-desk/desk-api/problem';
import { ForeignProvider } from '../support/foreign-provider.ts';
import { freePort } from '../support/free-port.ts';
import { startStack, type Stack } from '../support/start-stack.ts';

/** Runs against an independent authorization server, to find what the sandbox and the BFF might both have misread. */
let provider: ForeignProvider;
let stack: Stack;
beforeAll(async () => {
  const port = await freePort();
  provider = await ForeignProvider.start(`http://127.0.0.1:${port}/auth/callback`);
  stack = await startStack({ ...provider.environment, PORT: String(port) });
});
afterAll(async () => {
  await stack.stop();
  provider.stop();
});
beforeEach(() => {
  provider.tokenRequests.length = 0;
  provider.accessTokenSeconds = 3600;
  provider.tokenDelay = 0;
});

async function signedIn() {
  const browser = stack.browser();
  const answer = await provider.signIn(stack, browser);
  if (answer.status !== 303) throw new Error(`sign-in: ${answer.status} ${answer.body}`);
  return browser;
}

test('1: a foreign provider that requires PKCE and sends `iss` signs a person in, once', async () => {
  const browser = stack.browser();
  const answer = await provider.signIn(stack, browser);
  expect([answer.status, answer.headers.location]).toEqual([303, '/matters']);
  expect(provider.tokenRequests.map(({ grantType }) => grantType)).toEqual(['authorization_code']);
  const session = await stack.call(browser, '/auth/session');
  expect(session.json()).toMatchObject({ authenticated: true });
  expect(session.body).toContain('Ana Elsewhere');
  expect((await stack.call(browser, '/api/grow/contacts/7')).json()).toEqual({ data: { id: 7 } });
  expect(browser.seen).not.toContain(provider.newest.access);
  expect(browser.seen).not.toContain(provider.newest.refresh);
});

test('1: that provider rejects the same request without its challenge', async () => {
  const browser = stack.browser();
  const start = await browser.ask(stack.url, '/auth/login');
  const target = new URL(String(start.headers.location));
  target.searchParams.delete('code_challenge');
  target.searchParams.delete('code_challenge_method');
  const refused = await browser.ask(provider.url, target.pathname + target.search);
  const back = new URL(String(refused.headers.location));
  expect(back.searchParams.get('error')).toBe('invalid_request');
});

test('4: denying consent at the provider ends on a plain page, without a token request and without a session', async () => {
  const browser = stack.browser();
  const answer = await provider.signIn(stack, browser, 'abort');
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.body).not.toContain('End-User aborted');
  expect([...browser.jar(provider.url).keys()], 'signed in there').toContain('_session');
  expect(provider.tokenRequests).toEqual([]);
  expect((await stack.call(browser, '/auth/session')).json()).toEqual({ authenticated: false });
});

test('40: fifty requests with an expired token share one refresh, get fifty responses, and leave the token family alive', async () => {
  provider.accessTokenSeconds = 2;
  const browser = await signedIn();
  const { access, refresh } = provider.newest;
  await expect.poll(() => provider.isActive(access), { timeout: 10_000 }).toBe(false);
  provider.accessTokenSeconds = 3600;
  provider.tokenDelay = 300;
  provider.tokenRequests.length = 0;
  const ids = Array.from({ length: 50 }, (_, index) => index + 1);
  const answers = await Promise.all(ids.map((id) => stack.call(browser, `/api/grow/contacts/${id}`)));
  expect(answers.map(({ status, body }) => [status, body])).toEqual(ids.map((id) => [200, `{"data":{"id":${id}}}`]));
  expect(provider.tokenRequests).toEqual([{ grantType: 'refresh_token', shown: refresh, given: provider.newest }]);
  expect(await provider.isActive(provider.newest.access)).toBe(true);
  expect(await provider.isActive(provider.newest.refresh)).toBe(true);
});

test('22: of five refreshes in a row each uses the newest refresh token', async () => {
  provider.accessTokenSeconds = 1;
  const browser = await signedIn();
  for (let round = 0; round < 5; round += 1) {
    const { access } = provider.newest;
    if (round === 4) provider.accessTokenSeconds = 3600;
    await expect.poll(() => provider.isActive(access), { timeout: 10_000 }).toBe(false);
    // The response may arrive after a token life of one second: what counts is which token was sent.
    await stack.call(browser, '/api/grow/contacts/1');
  }
  const refreshes = provider.tokenRequests.filter(({ grantType }) => grantType === 'refresh_token');
  expect(refreshes.every(({ given }) => given !== null)).toBe(true);
  const shown = refreshes.map((request) => request.shown);
  const given = provider.tokenRequests.map((request) => request.given?.refresh);
  expect(shown).toEqual(given.slice(0, -1));
  expect((await stack.call(browser, '/api/grow/contacts/1')).status).toBe(200);
});

test('44: when a stolen refresh token is replayed, the provider revokes the family and the person is asked to sign in again', async () => {
  provider.accessTokenSeconds = 2;
  const browser = await signedIn();
  const first = provider.newest;
  await expect.poll(() => provider.isActive(first.access), { timeout: 10_000 }).toBe(false);
  provider.accessTokenSeconds = 3600;
  expect((await stack.call(browser, '/api/grow/contacts/1')).status).toBe(200);
  const second = provider.newest;
  expect(second.refresh).not.toBe(first.refresh);

  const other = await signedIn();
  const others = provider.newest;
  expect(await provider.refresh(first.refresh)).toEqual({ status: 400, error: 'invalid_grant' });
  expect(await provider.isActive(second.access)).toBe(false);
  expect(await provider.isActive(second.refresh)).toBe(false);

  const ended = await stack.call(browser, '/api/grow/contacts/2');
  expect([ended.status, problem.parse(ended.json()).code]).toEqual([401, 'session-expired']);
  expect((await stack.call(browser, '/auth/session')).json()).toEqual({ authenticated: false });
  const asked = provider.tokenRequests.length;
  expect((await stack.call(browser, '/api/grow/contacts/3')).status).toBe(401);
  expect(provider.tokenRequests).toHaveLength(asked);
  expect(await provider.isActive(others.access)).toBe(true);
  expect((await stack.call(other, '/api/grow/contacts/4')).status).toBe(200);
});

test('10: after sign-out the provider accepts neither token', async () => {
  const browser = await signedIn();
  const { access, refresh } = provider.newest;
  expect(await provider.isActive(access)).toBe(true);
  expect((await stack.call(browser, '/auth/logout', { method: 'POST' })).status).toBe(204);
  await expect.poll(() => provider.isActive(refresh)).toBe(false);
  await expect.poll(() => provider.isActive(access)).toBe(false);
  const data = await fetch(`${provider.url}/grow/users/who_am_i`, { headers: { authorization: `Bearer ${access}` } });
  expect(data.status).toBe(401);
  expect(await provider.refresh(refresh)).toEqual({ status: 400, error: 'invalid_grant' });
});

test('11: a sign-out during a refresh leaves no valid token at the provider', async () => {
  provider.accessTokenSeconds = 2;
  const browser = await signedIn();
  const { access } = provider.newest;
  await expect.poll(() => provider.isActive(access), { timeout: 10_000 }).toBe(false);
  provider.accessTokenSeconds = 3600;
  provider.tokenDelay = 1000;
  const waiting = stack.call(browser, '/api/grow/contacts/1');
  await expect.poll(() => provider.newest.access).not.toBe(access);
  expect((await stack.call(browser, '/auth/logout', { method: 'POST' })).status).toBe(204);
  expect((await waiting).status).toBe(401);
  const { access: late, refresh } = provider.newest;
  await expect.poll(() => provider.isActive(late)).toBe(false);
  expect(await provider.isActive(refresh)).toBe(false);
  expect(await provider.refresh(refresh)).toEqual({ status: 400, error: 'invalid_grant' });
});
