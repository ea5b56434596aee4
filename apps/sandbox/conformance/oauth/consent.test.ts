import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authorizeQuery, REDIRECT_URI } from '../support/oauth-client.ts';
import { type RunningSandbox, startSandbox } from '../support/start-sandbox.ts';

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ scenario: 'empty' });
});
afterAll(() => sandbox.stop());

const ask = (changes: Record<string, string | null> = {}) =>
  fetch(`${sandbox.url}/oauth/authorize?${new URLSearchParams(authorizeQuery(changes)).toString()}`, {
    redirect: 'manual',
  });
const answer = async (form: Record<string, string>) => {
  const { headers } = await sandbox.oauth('authorize', { ...authorizeQuery(), ...form });
  return new URL(headers.get('location') ?? '');
};

describe('the page', () => {
  it('is a plain form with the people of both firms and the requested permissions', async () => {
    const response = await ask();
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(html).toContain('<title>Clio Grow sandbox</title>');
    expect(html.match(/type="radio" name="user" value="\d+"/g)).toHaveLength(5);
    expect(html.match(/value="(\d+)" checked/)?.[1]).toBe('501');
    expect(html).toContain('Read matters');
    expect(html).toMatch(/name="decision" value="allow"[\s\S]*name="decision" value="deny"/);
  });

  it('has a strict policy that still allows the form to redirect to the application', async () => {
    const policy = (await ask()).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("form-action 'self' http://127.0.0.1:3999");
    expect(policy).not.toContain('unsafe-inline');
  });

  it('escapes what the application sends', async () => {
    expect(await (await ask({ state: '"><script>alert(1)</script>' })).text()).not.toContain('<script>');
  });
});

describe('the response', () => {
  it('allow: redirects with a code and the state', async () => {
    const location = await answer({ user: '502', decision: 'allow' });
    expect(location.origin + location.pathname).toBe(REDIRECT_URI);
    expect(location.searchParams.get('state')).toBe('state-of-the-client');
    expect(location.searchParams.get('code')).toMatch(/^[\w-]{20,}$/);
  });

  // grow-api.md §8: access_denied on decline, with error_description and state
  it.each([{ user: '501', decision: 'deny' }, { user: '501' }, { user: '9', decision: 'allow' }])(
    '%o: access_denied',
    async (form) => {
      const { searchParams } = await answer(form as Record<string, string>);
      expect(searchParams.get('error')).toBe('access_denied');
      expect(searchParams.get('error_description')).toBeTruthy();
      expect(searchParams.get('state')).toBe('state-of-the-client');
      expect(searchParams.has('code')).toBe(false);
    },
  );
});

// §8: exact match of scheme, host, path (no trailing-slash drift) else 400; the browser is not redirected
describe.each([
  ['an unregistered redirect_uri', { redirect_uri: 'http://127.0.0.1:3999/evil' }],
  ['a trailing slash', { redirect_uri: `${REDIRECT_URI}/` }],
  ['another port', { redirect_uri: 'http://127.0.0.1:3998/callback' }],
  ['no redirect_uri', { redirect_uri: null }],
  ['an unknown client_id', { client_id: 'unknown' }],
])('%s', (_case, changes) => {
  it('is shown to the person with 400 and never redirected', async () => {
    const response = await ask(changes);
    expect(response.status).toBe(400);
    expect(response.headers.has('location')).toBe(false);
    expect(response.headers.get('content-type')).toContain('text/html');
  });
});

// RFC 8252 §7.3, for the seeded application only
it.each([
  ['http://127.0.0.1:3000/auth/callback', 200],
  ['http://127.0.0.1:49152/auth/callback', 200],
  ['http://localhost:3000/auth/callback', 400],
  ['https://127.0.0.1:3000/auth/callback', 400],
  ['http://127.0.0.1:3000/auth/callback?x=1', 400],
  ['http://127.0.0.1:3000@evil.example/auth/callback', 400],
  ['http://127.0.0.1.evil.example:3000/auth/callback', 400],
])('answers intake-desk at %s with %i', async (redirectUri, status) => {
  expect((await ask({ client_id: 'intake-desk', redirect_uri: redirectUri })).status).toBe(status);
});

// §8: one bad scope fails the whole request; scopes must be sent; PKCE is S256 only
it.each([
  ['a scope that does not exist', { scope: 'grow_user_read grow_matter_write' }, 'invalid_scope'],
  ['no scope', { scope: null }, 'invalid_scope'],
  ['openid', { scope: 'openid offline_access' }, 'invalid_scope'],
  ['the plain challenge method', { code_challenge_method: 'plain' }, 'invalid_request'],
  ['a challenge without a method', { code_challenge_method: null }, 'invalid_request'],
  ['another response type', { response_type: 'token' }, 'unsupported_response_type'],
])('%s: redirects to the application with an error', async (_case, changes, error) => {
  const location = new URL((await ask(changes)).headers.get('location') ?? '');
  expect(location.origin + location.pathname).toBe(REDIRECT_URI);
  expect(location.searchParams.get('error')).toBe(error);
  expect(location.searchParams.get('state')).toBe('state-of-the-client');
});

it('refuses a scope that the application does not have', async () => {
  const application = {
    client_id: 'narrow',
    client_secret: 'narrow-secret',
    redirect_uris: [REDIRECT_URI],
    scopes: ['grow_user_read'],
  };
  await sandbox.control('POST', 'applications', application);
  const location = (await ask({ client_id: 'narrow', scope: 'grow_user_read grow_contact_read' })).headers.get(
    'location',
  );
  expect(location).toContain('error=invalid_scope');
  expect((await ask({ client_id: 'narrow', scope: 'grow_user_read' })).status).toBe(200);
});

// §8: private applications serve the members of one firm only
it('refuses people of another firm in a private application', async () => {
  const application = {
    client_id: 'private',
    client_secret: 'private-secret',
    redirect_uris: [REDIRECT_URI],
    firm: 4022,
  };
  await sandbox.control('POST', 'applications', application);
  const { searchParams } = await answer({ client_id: 'private', user: '501', decision: 'allow' });
  expect(searchParams.get('error_description')).toBe('Private application access denied');
});
