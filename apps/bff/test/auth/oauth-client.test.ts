import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Config } from '#src/config/config.ts';
import { systemClock } from '#src/clock.ts';
import { createFairBudget } from '#src/grow/budget/fair-budget.ts';
import { createOAuthClient, type OAuthClient } from '#src/auth/oauth/oauth-client.ts';
import { OddGrow, send } from '../support/odd-grow.ts';

let grow: OddGrow;
let oauth: OAuthClient;
beforeEach(async () => {
  grow = await OddGrow.start();
  const config = {
    publicUrl: 'https://desk.firm.test',
    grow: { clientId: 'desk', clientSecret: 'odd-secret', authUrl: grow.url, scopes: [] as string[] },
  };
  oauth = createOAuthClient(config as unknown as Config, createFairBudget(0, systemClock));
});
afterEach(() => {
  vi.useRealTimers();
  grow.stop();
});

test.each([301, 302, 307, 308])('34: a redirect (%i) from the token endpoint is not followed', async (status) => {
  grow.on('POST /oauth/token', (_request, response) =>
    send(response, {}, { status, headers: { location: `${grow.url}/elsewhere` } }),
  );
  await expect(oauth.refresh('r')).rejects.toThrow();
  expect(grow.arrived).toEqual(['POST /oauth/token']);
});

test.each([
  ['no expires_in', {}],
  ['a non-numeric expires_in', { expires_in: 'soon' }],
  ['an expires_in of zero', { expires_in: 0 }],
])('47: a response with %s gives a token for an hour', async (_words, more) => {
  grow.on('POST /oauth/token', (_request, response) => send(response, { access_token: 'a', ...more }));
  expect(await oauth.refresh('r')).toEqual({ accessToken: 'a', refreshToken: null, lifeSeconds: 3600 });
});

test('47: a token endpoint that sends nothing times out after ten seconds, one that sends too much is aborted at once', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  grow.on('POST /oauth/token', () => undefined);
  const silent = expect(oauth.refresh('r')).rejects.toMatchObject({ kind: 'transient' });
  await vi.waitUntil(() => grow.arrived.length === 1);
  await vi.advanceTimersByTimeAsync(10_000);
  await silent;
  vi.useRealTimers();
  grow.on('POST /oauth/token', (_request, response) => send(response, { access_token: 'x'.repeat(100_000) }));
  await expect(oauth.refresh('r')).rejects.toMatchObject({ kind: 'transient' });
});
