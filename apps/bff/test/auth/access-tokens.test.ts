import { pino } from 'pino';
import { expect, test, vi } from 'vitest';
import { ProblemError } from '#src/problem.ts';
import { createAccessTokens, tokenTimes } from '#src/auth/oauth/access-tokens.ts';
import type { GrantRecord, VersionedGrant } from '#src/auth/oauth/grant-record.ts';
import type { GrantStore } from '#src/auth/oauth/grant-store.ts';
import { OAuthError } from '#src/auth/oauth/oauth-error.ts';
import { createRetries } from '#src/database/retries.ts';
import { ManualClock } from '../support/manual-clock.ts';

const DAY = 86_400_000;

function setup(refresh: () => Promise<{ accessToken: string; refreshToken: string | null; lifeSeconds: number }>) {
  const clock = new ManualClock();
  let row: VersionedGrant | null = {
    id: 'g',
    version: 1,
    record: {
      accessToken: 'a1',
      refreshToken: 'r1',
      ...tokenTimes(86_400, clock.now()),
      person: { id: '1', email: '', displayName: '' },
      firm: { id: '1', name: '' },
    },
  };
  const grants: GrantStore = {
    create: () => Promise.resolve('g'),
    load: () => Promise.resolve(row),
    read: () => Promise.resolve(row),
    replace: ({ version }, record) => {
      if (row?.version !== version) return Promise.resolve(false);
      row = { id: 'g', version: version + 1, record };
      return Promise.resolve(true);
    },
    lease: async (read) => ((await grants.replace(read, read.record)) ? row : null),
    release: () => Promise.resolve(),
    remove: () => Promise.resolve(null),
  };
  const asked = vi.fn(refresh);
  const revoked: string[] = [];
  const oauth = {
    authorizeUrl: () => '',
    exchange: () => Promise.reject(new Error('unused')),
    refresh: asked,
    revoke: (token: string) => Promise.resolve(void revoked.push(token)),
  };
  const endGrant = () => {
    row = null;
    return Promise.resolve(true);
  };
  const retries = createRetries((delay, action) => clock.after(delay, action));
  const requireAlive = () => undefined;
  const log = pino({ level: 'silent' });
  const tokens = createAccessTokens({ grants, oauth, clock, log, retries, requireAlive, endGrant });
  const record = (): GrantRecord | undefined => row?.record;
  return { clock, tokens, asked, revoked, record, signOut: () => (row = null) };
}

const pair = (number: number) => ({ accessToken: `a${number}`, refreshToken: `r${number}`, lifeSeconds: 86_400 });

test('40, 41: a hundred callers that need a refresh and those that come late share one', async () => {
  const { clock, tokens, asked } = setup(() => Promise.resolve(pair(2)));
  await clock.advance(DAY);
  const answers = await Promise.all(Array.from({ length: 100 }, () => tokens.get('g')));
  expect(new Set(answers)).toEqual(new Set(['a2']));
  expect(await Promise.all([tokens.replace('g', 'a1'), tokens.replace('g', 'a1')])).toEqual(['a2', 'a2']);
  expect(asked).toHaveBeenCalledTimes(1);
});

test('41: a caller that reads the new record while the refresh is ending does not start another one', async () => {
  const { clock, tokens, asked } = setup(() => Promise.resolve(pair(2)));
  await clock.advance(DAY);
  const first = tokens.get('g');
  const trickle: Promise<string>[] = [];
  for (let tick = 0; tick < 30; tick += 1) {
    await Promise.resolve();
    trickle.push(tokens.get('g'));
  }
  expect(new Set(await Promise.all([first, ...trickle]))).toEqual(new Set(['a2']));
  expect(asked).toHaveBeenCalledTimes(1);
});

test('43: a refresh is due in the last tenth to fifth of a token life; while it fails, the valid token is used', async () => {
  const { clock, tokens, asked } = setup(() => Promise.reject(new OAuthError('transient', 'down')));
  await clock.advance(0.79 * DAY);
  expect(await tokens.get('g')).toBe('a1');
  expect(asked).not.toHaveBeenCalled();
  await clock.advance(0.12 * DAY);
  expect(await tokens.get('g')).toBe('a1');
  await tokens.settled();
  expect(await tokens.get('g')).toBe('a1');
  await tokens.settled();
  expect(asked).toHaveBeenCalledTimes(1);
  await clock.advance(30_000);
  await tokens.get('g');
  await tokens.settled();
  expect(asked).toHaveBeenCalledTimes(2);
  await clock.advance(0.2 * DAY);
  await expect(tokens.get('g')).rejects.toMatchObject({ code: 'grow-unavailable' });
});

test('43: an early refresh blocks only callers whose old token was rejected meanwhile', async () => {
  let answer: (fresh: ReturnType<typeof pair>) => void = () => undefined;
  const { clock, tokens, asked } = setup(() => new Promise((resolve) => (answer = resolve)));
  await clock.advance(0.95 * DAY);
  expect(await tokens.get('g')).toBe('a1');
  await clock.advance(8000);
  expect([await tokens.get('g'), await tokens.peek('g')]).toEqual(['a1', 'a1']);
  const replaced = tokens.replace('g', 'a1');
  expect(await tokens.peek('g')).toBeNull();
  answer(pair(2));
  expect([await replaced, await tokens.get('g')]).toEqual(['a2', 'a2']);
  expect(asked).toHaveBeenCalledTimes(1);
});

test('47: a response without a refresh token keeps the old one', async () => {
  const { clock, tokens, record } = setup(() => Promise.resolve({ ...pair(2), refreshToken: null }));
  await clock.advance(DAY);
  await tokens.get('g');
  expect(record()).toMatchObject({ accessToken: 'a2', refreshToken: 'r1' });
});

test('11: a refresh that ends after the sign-out is revoked and not stored', async () => {
  const { clock, tokens, revoked, record, signOut } = setup(() => {
    signOut();
    return Promise.resolve(pair(2));
  });
  await clock.advance(DAY);
  await expect(tokens.get('g')).rejects.toBeInstanceOf(ProblemError);
  expect(record()).toBeUndefined();
  expect(revoked).toEqual(['r2', 'a2']);
});

test.each([
  ['fatal', 'session-expired', true],
  ['misconfigured', 'grow-misconfigured', false],
  ['transient', 'grow-unavailable', false],
] as const)('44: a %s failure is reported as %s', async (kind, code, isOver) => {
  const { clock, tokens, record } = setup(() => Promise.reject(new OAuthError(kind, 'x')));
  await clock.advance(DAY);
  await expect(tokens.get('g')).rejects.toMatchObject({ code });
  expect(record() === undefined).toBe(isOver);
});
