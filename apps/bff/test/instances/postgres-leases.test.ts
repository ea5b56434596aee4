import { Client } from 'pg';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { systemClock } from '#src/clock.ts';
import { createAccessTokens } from '#src/auth/oauth/access-tokens.ts';
import { createGrantStore, type GrantStore } from '#src/auth/oauth/grant-store.ts';
import { OAuthError } from '#src/auth/oauth/oauth-error.ts';
import type { TokenPair } from '#src/auth/oauth/oauth-client.ts';
import { createCipher } from '#src/crypto/cipher.ts';
import type { Database } from '#src/database/database.ts';
import { createInstance } from '#src/leases/instance.ts';
import { openPostgres } from '#src/database/postgres/open-postgres.ts';
import { createRetries } from '#src/database/retries.ts';
import { endGrant } from '#src/sessions/end-sessions.ts';
import { startPostgres, type PostgresServer } from '../support/embedded-postgres.ts';

let server: PostgresServer;
let client: Client;
const open: Database[] = [];
beforeAll(async () => {
  server = await startPostgres();
  client = new Client(`${server.url}/postgres`);
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await server.remove();
});
beforeEach(() => client.query('DROP SCHEMA IF EXISTS desk CASCADE'));
afterEach(async () => {
  for (const database of open.splice(0)) await database.destroy();
});

const cipher = createCipher([{ id: 'k', key: Buffer.alloc(32, 1) }]);
const retries = createRetries((delay, action) => systemClock.after(delay, action));
const pair = (number: number): TokenPair => ({
  accessToken: `a${number}`,
  refreshToken: `r${number}`,
  lifeSeconds: 86_400,
});

/** One of several processes. Its test decides what the token endpoint answers it. */
async function newProcess() {
  const url = `${server.url}/postgres`;
  const database = await openPostgres(
    { url, directUrl: url },
    { requireHeld: () => undefined, release: () => Promise.resolve() },
  );
  open.push(database);
  const instance = createInstance({ database, clock: systemClock, isAlone: false });
  await instance.begin(() => Promise.resolve());
  const grants = createGrantStore(database, cipher, systemClock);
  let attempts = 0;
  const counted: GrantStore = {
    ...grants,
    lease(read) {
      attempts += 1;
      return grants.lease(read);
    },
  };
  const asked: { token: string; answer: (pair: TokenPair) => void; refuse: () => void }[] = [];
  const tokens = createAccessTokens({
    grants: counted,
    oauth: {
      authorizeUrl: () => '',
      exchange: () => Promise.reject(new Error('unused')),
      refresh: (token) =>
        new Promise((resolve, reject) => {
          asked.push({ token, answer: resolve, refuse: () => reject(new OAuthError('fatal', 'invalid_grant')) });
        }),
      revoke: () => Promise.resolve(),
    },
    clock: systemClock,
    log: pino({ level: 'silent' }),
    retries,
    requireAlive: instance.requireAlive,
    endGrant: (grant) => endGrant(database, grant),
  });
  /** What the others see of a process that is stopped for long. */
  const die = () => database.deleteFrom('instances').where('id', '=', database.owner).execute();
  const asks = async (count: number) => {
    await expect.poll(() => asked.length).toBe(count);
    return asked[count - 1] as (typeof asked)[number];
  };
  return { database, grants, tokens, asked, attempts: () => attempts, asks, die, end: () => instance.end() };
}

const EXPIRED = {
  accessToken: 'a1',
  refreshToken: 'r1',
  expiresAt: 0,
  refreshAt: 0,
  person: { id: '1', email: '', displayName: '' },
  firm: { id: '1', name: '' },
};

test('42: the refusal of a refresh token that another instance has used meanwhile ends nothing: its pair is used', async () => {
  const [one, two] = [await newProcess(), await newProcess()];
  const grant = await one.grants.create(EXPIRED);
  const slow = one.tokens.get(grant);
  const first = await one.asks(1);
  // The first one is stopped; the second one takes over.
  await one.die();
  const quick = two.tokens.get(grant);
  (await two.asks(1)).answer(pair(2));
  expect(await quick).toBe('a2');
  first.refuse();
  expect(await slow).toBe('a2');
  expect((await two.grants.load(grant))?.record).toMatchObject({ accessToken: 'a2', refreshToken: 'r2' });
  await Promise.all([one.end(), two.end()]);
});

test('42: a new pair that arrives after another instance has taken over is stored, and the other one uses it', async () => {
  const [one, two] = [await newProcess(), await newProcess()];
  const grant = await one.grants.create(EXPIRED);
  const slow = one.tokens.get(grant);
  const first = await one.asks(1);
  await one.die();
  const late = two.tokens.get(grant);
  const second = await two.asks(1);
  first.answer(pair(2));
  expect(await slow).toBe('a2');
  second.refuse();
  expect(await late).toBe('a2');
  expect((await two.grants.load(grant))?.record.refreshToken).toBe('r2');
  await Promise.all([one.end(), two.end()]);
});

test('42: while a living instance refreshes, no other one asks; one that Grow refuses releases the grant', async () => {
  const [one, two] = [await newProcess(), await newProcess()];
  const grant = await one.grants.create(EXPIRED);
  const ended = one.tokens.get(grant).catch((error: unknown) => error);
  const first = await one.asks(1);
  const waiting = two.tokens.get(grant).catch((error: unknown) => error);
  await expect.poll(() => two.attempts()).toBeGreaterThan(10);
  expect(two.asked).toEqual([]);
  first.refuse();
  expect(await ended).toMatchObject({ code: 'session-expired' });
  expect(await waiting).toMatchObject({ code: 'session-expired' });
  expect(two.asked).toEqual([]);
  await Promise.all([one.end(), two.end()]);
});

test('42: an instance that was stopped for longer than others wait does not use its refresh token', async () => {
  const now = { skipped: 0 };
  const clock = { ...systemClock, monotonic: () => systemClock.monotonic() + now.skipped };
  const { database } = await newProcess();
  const instance = createInstance({ database, clock, isAlone: false });
  await instance.begin(() => Promise.resolve());
  const leasedAt = clock.monotonic();
  instance.requireAlive(leasedAt);
  now.skipped = 11_000;
  expect(() => instance.requireAlive(clock.monotonic())).toThrow('this process may count as dead');
  await instance.end();
});
