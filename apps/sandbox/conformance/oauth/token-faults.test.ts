import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { exchange, obtainCode, refresh } from '../support/oauth-client.ts';
import { type RunningSandbox, startSandbox } from '../support/start-sandbox.ts';

/** Faults of the token endpoint, where a lost response takes the refresh token with it: grow-api.md §8. */
interface Tokens {
  access_token: string;
  refresh_token: string;
}

let sandbox: RunningSandbox;
let tokens: Tokens;
beforeAll(async () => {
  sandbox = await startSandbox({ scenario: 'empty' });
});
beforeEach(async () => {
  tokens = (await exchange(sandbox, await obtainCode(sandbox))).body as Tokens;
});
afterEach(() => sandbox.control('DELETE', 'faults'));
afterAll(() => sandbox.stop());

const order = async (fault: object) => {
  expect((await sandbox.control('POST', 'faults', { method: 'POST', path: '/oauth/token', ...fault })).status).toBe(
    201,
  );
};
const works = async (access: string) => (await sandbox.grow(access, '/users/who_am_i')).status === 200;

it.each([500, 503, 429])('status %i: the refresh token is not spent', async (status) => {
  await order({ fault: 'status', status, count: 2 });
  for (let time = 0; time < 2; time += 1) expect((await refresh(sandbox, tokens.refresh_token)).status).toBe(status);
  expect((await refresh(sandbox, tokens.refresh_token)).status).toBe(200);
});

it('html: a gateway’s page instead of JSON, and nothing is spent', async () => {
  await order({ fault: 'html', status: 502 });
  const page = await refresh(sandbox, tokens.refresh_token);
  expect([page.status, page.headers.get('content-type')]).toEqual([502, 'text/html; charset=utf-8']);
  expect((await refresh(sandbox, tokens.refresh_token)).status).toBe(200);
});

it('reset_before: nothing is spent', async () => {
  await order({ fault: 'reset_before' });
  await expect(refresh(sandbox, tokens.refresh_token)).rejects.toThrow();
  expect((await refresh(sandbox, tokens.refresh_token)).status).toBe(200);
});

it.each(['reset_after_write', 'truncate', 'garbage'])(
  '%s: the response is lost, and the refresh token with it; the access token stays valid',
  async (fault) => {
    await order({ fault });
    const spoilt = await refresh(sandbox, tokens.refresh_token).catch(() => null);
    expect(spoilt?.body ?? '').not.toHaveProperty('refresh_token');
    const again = await refresh(sandbox, tokens.refresh_token);
    expect([again.status, again.body]).toEqual([400, expect.objectContaining({ error: 'invalid_grant' })]);
    expect(await works(tokens.access_token)).toBe(true);
  },
);

it('a code whose response is lost is spent as well', async () => {
  const code = await obtainCode(sandbox);
  await order({ fault: 'reset_after_write' });
  await expect(exchange(sandbox, code)).rejects.toThrow();
  expect((await exchange(sandbox, code)).body).toMatchObject({ error: 'invalid_grant' });
});

it('affects nothing but the requests it is configured for', async () => {
  await order({ fault: 'status', status: 503 });
  expect(await works(tokens.access_token)).toBe(true);
  expect((await fetch(`${sandbox.url}/oauth/authorize`)).status).toBe(400);
  expect((await refresh(sandbox, tokens.refresh_token)).status).toBe(503);
});
