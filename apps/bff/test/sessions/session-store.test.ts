import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Request } from 'express';
import type { SessionData } from 'express-session';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createAudit } from '#src/audit/audit-log.ts';
import type { Database } from '#src/database/database.ts';
import { createRetries } from '#src/database/retries.ts';
import { SessionStore } from '#src/sessions/session-store.ts';
import { sweepSessions } from '#src/auth/sign-in/sweep-sessions.ts';
import { createRevokeTokens } from '#src/auth/oauth/revoke-tokens.ts';
import { createCipher } from '#src/crypto/cipher.ts';
import { createGrantStore, type GrantStore } from '#src/auth/oauth/grant-store.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { openTestDatabase } from '../support/test-database.ts';

let directory: string;
let database: Database;
let clock: ManualClock;
let store: SessionStore;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'intake-desk-'));
  database = await openTestDatabase(directory);
  clock = new ManualClock();
  const retries = createRetries((delay, action) => clock.after(delay, action));
  store = new SessionStore(database, clock, { idleSeconds: 600, absoluteSeconds: 3600 }, retries);
});
afterEach(async () => {
  await database.destroy();
  await rm(directory, { recursive: true });
});

const get = (id: string) =>
  new Promise<SessionData | null | undefined>((resolve, reject) => {
    store.get(id, (error, session) => (error instanceof Error ? reject(error) : resolve(session)));
  });
const set = (id: string, session: SessionData) =>
  new Promise<void>((resolve, reject) => {
    store.set(id, session, (error) => (error instanceof Error ? reject(error) : resolve()));
  });
const destroy = (id: string) => new Promise<void>((resolve) => store.destroy(id, () => resolve()));

async function begin(): Promise<{ id: string; request: Request }> {
  const request = {} as Request;
  const id = store.newId(request);
  await set(id, withRequest({ grant: 'g', person: '1', firm: '2' }, request));
  return { id, request };
}

/** express-session hides the request in the session the same way. */
function withRequest(data: object, request: Request): SessionData {
  return Object.defineProperty({ ...data }, 'req', { value: request, enumerable: false }) as unknown as SessionData;
}

/** Does what the end of each request does. */
async function use(id: string, request = {} as Request): Promise<void> {
  const session = await get(id);
  if (session !== null && session !== undefined) store.touch(id, withRequest(session, request));
  await clock.advance(0);
}

test('14: a session that is used every minute still ends at the absolute limit', async () => {
  const { id } = await begin();
  for (let minute = 0; minute < 59; minute += 1) {
    await clock.advance(60_000);
    await use(id);
    expect(await get(id), `minute ${minute}`).not.toBeNull();
  }
  await clock.advance(60_001);
  expect(await get(id)).toBeNull();
});

test('14: a session that is not used ends at the idle limit', async () => {
  const { id } = await begin();
  await clock.advance(599_000);
  expect(await get(id)).not.toBeNull();
  await clock.advance(1_001);
  expect(await get(id)).toBeNull();
});

test('15: an automatic request does not prolong the session', async () => {
  const { id } = await begin();
  for (let minute = 0; minute < 10; minute += 1) {
    await clock.advance(60_000);
    const request = {} as Request;
    store.skipTouch(request);
    await use(id, request);
  }
  await clock.advance(1);
  expect(await get(id)).toBeNull();
});

test('11: a request that began before the sign-out cannot write the session back', async () => {
  const { id } = await begin();
  const read = await get(id);
  await destroy(id);
  await set(id, withRequest(read ?? {}, {} as Request));
  expect(await get(id)).toBeNull();
});

/** A sweep that only records its revocations. */
function sweeper() {
  const revoked: string[] = [];
  let isDown = false;
  const log = pino({ level: 'silent' });
  const oauth = {
    authorizeUrl: () => '',
    exchange: () => Promise.reject(new Error('unused')),
    refresh: () => Promise.reject(new Error('unused')),
    revoke: (token: string) => (isDown ? Promise.reject(new Error('down')) : Promise.resolve(void revoked.push(token))),
  };
  const grants: GrantStore = createGrantStore(
    database,
    createCipher([{ id: 'k', key: Buffer.alloc(32, 'key of a test') }]),
    clock,
  );
  const sweep = () =>
    sweepSessions({
      database,
      store,
      clock,
      grants,
      revokeTokens: createRevokeTokens(oauth, log),
      audit: createAudit({ database, clock, log, days: 365 }),
      isStopping: () => false,
    });
  const begun = (name: string) =>
    grants.create({
      accessToken: `access-${name}`,
      refreshToken: `refresh-${name}`,
      expiresAt: 0,
      refreshAt: 0,
      person: { id: '1', email: '', displayName: '' },
      firm: { id: '2', name: '' },
    });
  const left = async () => (await database.selectFrom('grants').select('id').execute()).length;
  return { revoked, sweep, begun, left, goDown: () => (isDown = true) };
}

test('21: expired sessions and orphaned grants are deleted by the sweep alone, and their tokens are revoked', async () => {
  const { revoked, sweep, begun, left } = sweeper();
  const request = {} as Request;
  await set(store.newId(request), withRequest({ grant: await begun('a'), person: '1', firm: '2' }, request));
  await sweep();
  expect([await left(), revoked]).toEqual([1, []]);
  await clock.advance(3_600_001);
  await sweep();
  expect(await database.selectFrom('sessions').select('id').execute()).toEqual([]);
  expect([await left(), revoked]).toEqual([0, ['refresh-a', 'access-a']]);
  const lines = await database.selectFrom('audit').select(['event', 'outcome', 'person', 'firm']).execute();
  expect(lines).toEqual([{ event: 'session-ended', outcome: 'expired', person: '1', firm: '2' }]);
});

test('21: a sweep revokes a bounded number, and stops for now when Clio does not answer', async () => {
  const { revoked, sweep, begun, left, goDown } = sweeper();
  for (let number = 0; number < 50; number += 1) await begun(String(number));
  await clock.advance(60_001);
  await sweep();
  expect([await left(), revoked.length]).toEqual([30, 40]);
  goDown();
  await sweep();
  expect([await left(), revoked.length]).toEqual([29, 40]);
});

test('18: a database that does not answer is an error of its own and not "not signed in"', async () => {
  const { id } = await begin();
  await database.schema.dropTable('sessions').execute();
  await expect(get(id)).rejects.toMatchObject({ code: 'store-unavailable', status: 503 });
});
