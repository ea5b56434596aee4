import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  authorizeQuery,
  basic,
  CLIENT,
  exchange,
  obtainCode,
  REDIRECT_URI,
  VERIFIER,
} from '../support/oauth-client.ts';
import { type RunningSandbox, startSandbox } from '../support/start-sandbox.ts';

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ scenario: 'empty' });
});
afterAll(() => sandbox.stop());

// grow-api.md §8: token response fields; 24 h; three-part JWT without a scope claim
it('exchanges a code for a 24 hour access token and a refresh token', async () => {
  const { status, body, headers } = await exchange(sandbox, await obtainCode(sandbox));
  expect(status).toBe(200);
  expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 86_400 });
  expect(headers.get('cache-control')).toBe('no-store');
  const { access_token: access } = body as { access_token: string };
  const parts = access.split('.');
  expect(parts).toHaveLength(3);
  const claims = Buffer.from(parts[1] ?? '', 'base64url').toString();
  expect(claims).not.toMatch(/scope|scp/);
  const me = await sandbox.grow(access, '/users/who_am_i');
  expect(me.body).toMatchObject({ data: { id: 501, account: { firm_name: 'Harbor & Lane LLP' } } });
});

it('accepts client credentials as HTTP Basic too', async () => {
  const code = await obtainCode(sandbox);
  const form = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT_URI, code_verifier: VERIFIER };
  const reply = await sandbox.oauth('token', form, basic(CLIENT.client_id, CLIENT.client_secret));
  expect(reply.status).toBe(200);
});

// RFC 7636 §4.6, grow-api.md §8: S256; a challenge that was sent requires its verifier
it.each([
  ['a wrong verifier', { code_verifier: 'x'.repeat(43) }, 'invalid_grant', 400],
  ['an empty verifier', { code_verifier: '' }, 'invalid_grant', 400],
  ['another redirect_uri', { redirect_uri: 'http://127.0.0.1:3999/other' }, 'invalid_grant', 400],
  ['a wrong secret', { client_secret: 'no' }, 'invalid_client', 401],
  ['an unknown application', { client_id: 'unknown' }, 'invalid_client', 401],
  ['another application', { client_id: 'intake-desk', client_secret: 'sandbox-secret' }, 'invalid_grant', 400],
  ['an unknown grant type', { grant_type: 'client_credentials' }, 'unsupported_grant_type', 400],
  ['an unknown code', { code: 'no' }, 'invalid_grant', 400],
])('refuses %s', async (_case, changes, error, status) => {
  const reply = await exchange(sandbox, await obtainCode(sandbox), changes);
  expect(reply.status).toBe(status);
  expect(reply.body).toMatchObject({ error, error_description: expect.any(String) as string });
});

it('needs no verifier when no challenge was sent', async () => {
  const code = await obtainCode(sandbox, { code_challenge: null, code_challenge_method: null });
  const form = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT_URI, ...CLIENT };
  expect((await sandbox.oauth('token', form)).status).toBe(200);
});

// §8: optional for each application, "Use PKCE" in the portal's form
it('rejects a request without a challenge from an application that uses PKCE', async () => {
  const order = { ...CLIENT, client_id: 'uses-pkce', redirect_uris: [REDIRECT_URI], use_pkce: true };
  const made = await sandbox.control('POST', 'applications', order);
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({ data: { use_pkce: true } });
  const without = { client_id: 'uses-pkce', code_challenge: null, code_challenge_method: null };
  const asked = new URLSearchParams(authorizeQuery(without)).toString();
  const page = await fetch(`${sandbox.url}/oauth/authorize?${asked}`, { redirect: 'manual' });
  const answer = await sandbox.oauth('authorize', { ...authorizeQuery(without), user: '501', decision: 'allow' });
  for (const { status, headers } of [page, answer]) {
    const { searchParams } = new URL(headers.get('location') ?? '');
    expect([status, searchParams.get('error'), searchParams.get('code')]).toEqual([302, 'invalid_request', null]);
    expect(searchParams.get('state')).toBe('state-of-the-client');
  }
  const code = await obtainCode(sandbox, { client_id: 'uses-pkce' });
  expect((await exchange(sandbox, code, { client_id: 'uses-pkce', code_verifier: '' })).status).toBe(400);
  expect((await exchange(sandbox, code, { client_id: 'uses-pkce' })).status).toBe(200);
});

// §8: code life 10 minutes; RFC 6749 §4.1.2: single use, and a second use revokes what the first one issued
it('accepts a code once, and revokes its tokens when it is used again', async () => {
  const code = await obtainCode(sandbox);
  const { access_token: access } = (await exchange(sandbox, code)).body as { access_token: string };
  expect((await exchange(sandbox, code)).body).toMatchObject({ error: 'invalid_grant' });
  expect((await sandbox.grow(access, '/users/who_am_i')).status).toBe(401);
});

it('accepts a code for ten minutes', async () => {
  const [young, old] = [await obtainCode(sandbox), await obtainCode(sandbox)];
  await sandbox.control('POST', 'clock', { advance_seconds: 590 });
  expect((await exchange(sandbox, young)).status).toBe(200);
  await sandbox.control('POST', 'clock', { advance_seconds: 11 });
  expect((await exchange(sandbox, old)).body).toMatchObject({ error: 'invalid_grant' });
});

it('accepts the access token for 24 hours', async () => {
  const { access_token: access } = (await exchange(sandbox, await obtainCode(sandbox))).body as {
    access_token: string;
  };
  await sandbox.control('POST', 'clock', { advance_seconds: 86_390 });
  expect((await sandbox.grow(access, '/users/who_am_i')).status).toBe(200);
  await sandbox.control('POST', 'clock', { advance_seconds: 11 });
  const late = await sandbox.grow(access, '/users/who_am_i');
  expect(late.status).toBe(401);
  expect(late.body).toMatchObject({ error: { status: '401', message: expect.stringContaining('expired') as string } });
});
