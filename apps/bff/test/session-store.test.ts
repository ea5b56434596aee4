import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Request } from 'express';
import type { SessionData } from 'express-session';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase, type Database } from '#src/database/open-database.ts';
import { sweepSessions } from '#src/session/end-sessions.ts';
import { SessionStore } from '#src/session/session-store.ts';
import { ManualClock } from './manual-clock.ts';

let directory: string;
let database: Database;
let clock: ManualClock;
let store: SessionStore;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'intake-desk-'));
  database = await openDatabase(directory);
  clock = new ManualClock();
  store = new SessionStore(database, clock, { idleSeconds: 600, absoluteSeconds: 3600 });
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

/** What the end of each request does. */
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

test('15: what a machine asks does not prolong the session', async () => {
  const { id } = await begin();
  for (let minute = 0; minute < 10; minute += 1) {
    await clock.advance(60_000);
    const request = {} as Request;
    store.keepStill(request);
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

test('21: expired sessions and grants that nobody refers to vanish by the sweep alone', async () => {
  await begin();
  await database.insertInto('grants').values({ id: 'g', version: 1, record: 'x', updated_at: clock.now() }).execute();
  await sweepSessions(database, clock);
  expect(await database.selectFrom('grants').select('id').execute()).toHaveLength(1);
  await clock.advance(3_600_001);
  await sweepSessions(database, clock);
  expect(await database.selectFrom('sessions').select('id').execute()).toEqual([]);
  expect(await database.selectFrom('grants').select('id').execute()).toEqual([]);
});

test('18: a database that does not answer is an error of its own and not "nobody is signed in"', async () => {
  const { id } = await begin();
  await database.schema.dropTable('sessions').execute();
  await expect(get(id)).rejects.toMatchObject({ code: 'store-unavailable', status: 503 });
});
