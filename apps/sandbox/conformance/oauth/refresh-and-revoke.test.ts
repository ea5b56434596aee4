import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { basic, CLIENT, exchange, obtainCode, refresh } from '../support/oauth-client.ts';
import { type RunningSandbox, startSandbox } from '../support/start-sandbox.ts';

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
  await sandbox.control('PATCH', 'switches', { refresh_reuse: 'invalid_grant' });
  tokens = (await exchange(sandbox, await obtainCode(sandbox))).body as Tokens;
});
afterAll(() => sandbox.stop());

const works = async (access: string) => (await sandbox.grow(access, '/users/who_am_i')).status === 200;

// grow-api.md §8: new access and new refresh token; the old refresh token is revoked at once
describe('refresh', () => {
  it('issues a new pair that works', async () => {
    const { status, body } = await refresh(sandbox, tokens.refresh_token);
    const fresh = body as Tokens;
    expect(status).toBe(200);
    expect(fresh.refresh_token).not.toBe(tokens.refresh_token);
    expect(await works(fresh.access_token)).toBe(true);
    expect((await refresh(sandbox, fresh.refresh_token)).status).toBe(200);
  });

  // §18: refresh reuse → 400 invalid_grant; the access token issued earlier stays valid
  it('accepts a refresh token once: the second use is invalid_grant', async () => {
    await refresh(sandbox, tokens.refresh_token);
    const again = await refresh(sandbox, tokens.refresh_token);
    expect(again.status).toBe(400);
    expect(again.body).toMatchObject({ error: 'invalid_grant' });
    expect(await works(tokens.access_token)).toBe(true);
  });

  it('serves one of two concurrent refreshes', async () => {
    const replies = await Promise.all([refresh(sandbox, tokens.refresh_token), refresh(sandbox, tokens.refresh_token)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 400]);
  });

  it('revokes the whole family on reuse with the switch set', async () => {
    await sandbox.control('PATCH', 'switches', { refresh_reuse: 'family_revoked' });
    const fresh = (await refresh(sandbox, tokens.refresh_token)).body as Tokens;
    await refresh(sandbox, tokens.refresh_token);
    expect(await works(fresh.access_token)).toBe(false);
    expect((await refresh(sandbox, fresh.refresh_token)).status).toBe(400);
  });

  it('refuses another application’s token', async () => {
    const form = {
      grant_type: 'refresh_token',
      refresh_token: tokens.refresh_token,
      client_id: 'intake-desk',
      client_secret: 'sandbox-secret',
    };
    expect((await sandbox.oauth('token', form)).body).toMatchObject({ error: 'invalid_grant' });
    expect((await refresh(sandbox, tokens.refresh_token)).status).toBe(200);
  });

  it('rejects an access token as a refresh token', async () => {
    expect((await refresh(sandbox, tokens.access_token)).body).toMatchObject({ error: 'invalid_grant' });
  });

  it('still works after the access token has expired', async () => {
    await sandbox.control('POST', 'tokens/expire', { client_id: 'conformance' });
    expect(await works(tokens.access_token)).toBe(false);
    expect(await works(((await refresh(sandbox, tokens.refresh_token)).body as Tokens).access_token)).toBe(true);
  });
});

// §8: HTTP Basic, form token=…; RFC 7009 §2.2: an unknown token is no error
describe('revoke', () => {
  const credentials = basic(CLIENT.client_id, CLIENT.client_secret);

  it.each(['access_token', 'refresh_token'] as const)('revokes everything by the %s', async (kind) => {
    expect((await sandbox.oauth('revoke', { token: tokens[kind] }, credentials)).status).toBe(200);
    expect(await works(tokens.access_token)).toBe(false);
    expect((await refresh(sandbox, tokens.refresh_token)).body).toMatchObject({ error: 'invalid_grant' });
  });

  it('answers 200 to an unknown token', async () => {
    expect((await sandbox.oauth('revoke', { token: 'nothing' }, credentials)).status).toBe(200);
  });

  it.each([
    ['a wrong secret', basic(CLIENT.client_id, 'no')],
    ['no credentials', {}],
    ['garbage', { authorization: 'Basic ???' }],
  ])('refuses %s with 401 and revokes nothing', async (_case, headers) => {
    const reply = await sandbox.oauth('revoke', { token: tokens.access_token, ...CLIENT }, headers);
    expect(reply.status).toBe(401);
    expect(await works(tokens.access_token)).toBe(true);
  });

  it('leaves the tokens of other applications alone', async () => {
    await sandbox.oauth('revoke', { token: tokens.access_token }, basic('intake-desk', 'sandbox-secret'));
    expect(await works(tokens.access_token)).toBe(true);
  });
});
