import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { systemClock, type Clock } from '#src/clock.ts';
import type { Database } from '#src/database/database.ts';
import { openPostgres } from '#src/database/postgres/open-postgres.ts';
import type { AcquireOptions, Budget } from '#src/grow/budget/budget.ts';
import { openDatabaseSlots } from '#src/grow/budget/database-slots.ts';
import { createFairBudget } from '#src/grow/budget/fair-budget.ts';
import type { SharedSlots } from '#src/grow/budget/shared-slots.ts';
import { startPostgres, type PostgresServer } from '../support/embedded-postgres.ts';
import { runCommand } from '../support/run-command.ts';
import { busiestSecond, startStack, type SeenByGrow, type Stack } from '../support/start-stack.ts';
import { startedProcess, type StartedProcess } from '../support/started-process.ts';

/** Several instances share the slots of one database. */
let server: PostgresServer;
let url: string;
let count = 0;
let instances: StartedProcess[];
let databases: Database[];
let slots: SharedSlots[];
beforeAll(async () => (server = await startPostgres()));
afterAll(() => server.remove());
beforeEach(async () => {
  instances = [];
  databases = [];
  slots = [];
  const name = `desk_${(count += 1)}`;
  const client = new Client(`${server.url}/postgres`);
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  url = `${server.url}/${name}`;
  await open();
});
afterEach(async () => {
  await Promise.all(instances.map((one) => one.stop('SIGKILL')));
  await Promise.all(slots.map((one) => one.close()));
  await Promise.all(databases.map((one) => one.destroy()));
});

const UNGUARDED = { requireHeld: () => undefined, release: () => Promise.resolve() };

async function open(): Promise<Database> {
  const database = await openPostgres({ url, directUrl: url }, UNGUARDED);
  databases.push(database);
  return database;
}

/** The budget of one more instance. */
async function instance(rate: number, clock: Clock = systemClock): Promise<Budget> {
  const shared = openDatabaseSlots(await open(), 'test', rate, clock);
  slots.push(shared);
  return createFairBudget(rate, clock, shared);
}

function process(environment: Record<string, string>): StartedProcess {
  const started = startedProcess('apps/bff/test/support/budget-instance.ts', { DATABASE_URL: url, ...environment });
  instances.push(started);
  return started;
}

/** Returns what Grow has received since an instant. */
type Seen = (from: number) => Promise<SeenByGrow[]>;

/** Runs work with a sandbox that counts, and does not limit. */
async function withCounter(work: (settings: Record<string, string>, seen: Seen) => Promise<void>): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'intake-desk-'));
  const sandbox = startedProcess('apps/sandbox/src/main.ts', { SANDBOX_PORT: '0', DATA_DIR: directory });
  try {
    const [, sandboxUrl = ''] = await sandbox.line(/Sandbox ready at (http:\/\/\S+)/);
    const control = async (method: string, path: string, order?: object): Promise<unknown> =>
      (
        await fetch(`${sandboxUrl}/__sandbox__${path}`, {
          method,
          ...(order && { body: JSON.stringify(order), headers: { 'content-type': 'application/json' } }),
        })
      ).json();
    await control('PATCH', '/switches', { rate_limit: 0 });
    const people = (await control('GET', '/people')) as { data: { id: number }[] };
    const order = { client_id: 'intake-desk', user: people.data[0]?.id };
    const { access_token: token } = (await control('POST', '/tokens', order)) as { access_token: string };
    await work(
      { SANDBOX_URL: sandboxUrl, TOKEN: token },
      async (from) => ((await control('GET', `/requests?since=${from}`)) as { data: SeenByGrow[] }).data,
    );
  } finally {
    await sandbox.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

/** Requests a second, from the first to the last. */
function rateOf(requests: readonly SeenByGrow[]): number {
  const times = requests.map(({ time }) => Date.parse(time));
  return ((times.length - 1) * 1000) / (Math.max(...times) - Math.min(...times));
}

test.each([1, 3, 8])(
  '74: %i instances under load: Grow receives at most three requests in any second, and nearly three in each',
  async (number) => {
    await withCounter(async (settings, seen) => {
      const began = Date.now();
      // The clocks of one are half a minute ahead of the others: only the database's clock counts.
      const started = Array.from({ length: number }, (_none, index) =>
        process({ ...settings, PEOPLE: `ana,person ${index}`, AHEAD: index === 1 ? '30000' : '0' }),
      );
      await Promise.all(started.map((one) => one.line(/answered/)));
      const from = Date.now();
      await expect.poll(async () => (await seen(from)).length, { timeout: 30_000, interval: 200 }).toBeGreaterThan(24);
      const under = await seen(from);
      expect(busiestSecond(await seen(began))).toBeLessThanOrEqual(3);
      expect(rateOf(under)).toBeGreaterThanOrEqual(2.7);
      expect((await seen(began)).every(({ status }) => status === 200 || status === null)).toBe(true);
    });
  },
);

test(
  '74: instances are killed and started again and again, also while they hold a slot: Grow never receives more than three requests in a second, and the slots come back',
  { timeout: 120_000 },
  async () => {
    await withCounter(async (settings, seen) => {
      const began = Date.now();
      const steady = process({ ...settings, PEOPLE: 'ana,ben' });
      await steady.line(/answered/);
      for (let round = 0; round < 4; round += 1) {
        const before = (await seen(began)).length;
        const short = process({ ...settings, PEOPLE: 'cleo,dan,eve' });
        await short.line(/answered/);
        await expect.poll(async () => (await seen(began)).length - before, { interval: 5 }).toBeGreaterThan(2);
        await short.stop('SIGKILL');
      }
      const busiest = async (from: number) => busiestSecond(await seen(from));
      const over = Date.now();
      // Some of them held a slot when they were killed.
      await expect.poll(() => busiest(over), { timeout: 30_000, interval: 500 }).toBe(3);
      const holding = process({ ...settings, HOLD: '1' });
      await holding.line(/held/);
      await holding.stop('SIGKILL');
      const killed = Date.now();
      // Two slots are left, until the third one comes back by itself.
      await expect.poll(async () => (await seen(killed)).length, { timeout: 10_000 }).toBeGreaterThan(6);
      expect(await busiest(killed + 1300)).toBeLessThanOrEqual(2);
      await expect.poll(() => busiest(killed + 15_000), { timeout: 30_000, interval: 500 }).toBe(3);
      expect(Date.now() - killed).toBeGreaterThan(20_000);
      expect(await busiest(began)).toBeLessThanOrEqual(3);
    });
  },
);

test('74: PostgreSQL is restarted under load: no request is sent while it is away, and never more than three in a second', async () => {
  await withCounter(async (settings, seen) => {
    const began = Date.now();
    const both = [process({ ...settings, PEOPLE: 'ana,ben' }), process({ ...settings, PEOPLE: 'cleo' })];
    await Promise.all(both.map((one) => one.line(/answered/)));
    for (let restart = 1; restart <= 2; restart += 1) {
      const refused = () => both.map((one) => one.stdout().split('failed store-unavailable').length - 1);
      const before = refused();
      await server.stop();
      const stopped = Date.now();
      try {
        await expect.poll(() => refused().every((count, index) => count > (before[index] ?? 0))).toBe(true);
        // Those that had a slot may have been on their way.
        expect(await seen(stopped + 300)).toEqual([]);
      } finally {
        await server.start();
      }
      const back = Date.now();
      await expect.poll(async () => (await seen(back)).length, { timeout: 10_000 }).toBeGreaterThan(8);
    }
    expect(busiestSecond(await seen(began))).toBeLessThanOrEqual(3);
  });
});

/** Queues requests in several instances while none may send, and returns the order in which they may. */
async function orderOf(asks: readonly (AcquireOptions & { at: Budget; name: string })[]): Promise<string[]> {
  const order: string[] = [];
  const first = await (await instance(1)).acquire();
  const all: Promise<void>[] = [];
  for (const { at, name, ...options } of asks) {
    all.push(
      at.acquire(options).then(async (slot) => {
        order.push(name);
        // A slot is held for a second, in which every instance looks.
        await new Promise((resolve) => setTimeout(resolve, 600));
        slot.release();
      }),
    );
    // The instance is in the line, before the next one asks.
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  await new Promise((resolve) => setTimeout(resolve, 700));
  first.release();
  await Promise.all(all);
  return order;
}

test('74: over two instances, writes go before reads before background work', async () => {
  const [one, other] = [await instance(1), await instance(1)];
  const order = await orderOf([
    { at: one, name: 'fill', priority: 'fill' },
    { at: other, name: 'poll', priority: 'poll' },
    { at: one, name: 'read', person: 'ana' },
    { at: other, name: 'other read', person: 'ben' },
    { at: one, name: 'write', priority: 'write', person: 'ana' },
    { at: other, name: 'other write', priority: 'write', person: 'ben' },
  ]);
  expect(order).toEqual(['write', 'other write', 'read', 'other read', 'poll', 'fill']);
});

test('74: over two instances, people take turns, also a person who asks both', async () => {
  const [one, other] = [await instance(1), await instance(1)];
  const order = await orderOf([
    ...[1, 2, 3].map((index) => ({ at: one, name: `ana ${index}`, person: 'ana' })),
    ...[4, 5, 6].map((index) => ({ at: other, name: `ana ${index}`, person: 'ana' })),
    { at: other, name: 'ben 1', person: 'ben' },
    { at: one, name: 'cleo 1', person: 'cleo' },
    { at: one, name: 'ben 2', person: 'ben' },
  ]);
  expect(order.map((name) => name.slice(0, -2)).slice(0, 6)).toEqual(['ana', 'ben', 'cleo', 'ana', 'ben', 'ana']);
});

/** The other instance learns a pause from the database. @param least what is left of it, in milliseconds */
async function pauseIsStored(least: number): Promise<void> {
  const [database] = databases;
  const pause = async () => {
    if (database === undefined) return 0;
    const { rows } = await sql<{ until: number }>`SELECT max(paused_until) AS until FROM desk.rate_slots`.execute(
      database,
    );
    return (rows[0]?.until ?? 0) - Date.now();
  };
  await expect.poll(pause).toBeGreaterThan(least);
}

test('a pause that one instance was told stops the other one, too', async () => {
  const [one, other] = [await instance(3), await instance(3)];
  (await other.acquire()).release();
  one.pause(1500);
  const paused = performance.now();
  await pauseIsStored(1000);
  (await other.acquire()).release();
  expect(performance.now() - paused).toBeGreaterThan(1400);
  one.pause(60_000);
  await pauseIsStored(30_000);
  await expect(other.acquire()).rejects.toMatchObject({ code: 'grow-rate-limited' });
  expect(other.view('ana').pausedFor).toBeGreaterThan(50_000);
});

/** A clock that can be set forward, as if the process had stood still. */
function jumpingClock() {
  let passed = 0;
  return {
    ...systemClock,
    monotonic: () => performance.now() + passed,
    jump: (milliseconds: number) => void (passed += milliseconds),
  };
}

test('74: an instance that stands still before it sends gives its slot back, or sends nothing', async () => {
  const clock = jumpingClock();
  const [sleepy, other] = [await instance(1, clock), await instance(1)];
  (await sleepy.acquire()).release();
  const late = sleepy.acquire();
  // The answer of the database is under way.
  clock.jump(500);
  const slot = await late;
  expect(slot.sent()).toBe(true);
  slot.arrived();
  const held = await sleepy.acquire();
  clock.jump(24_000);
  expect(held.sent()).toBe(false);
  held.release();
  (await other.acquire()).release();
});

test('74: while the database is away, requests are refused, and none has a slot', async () => {
  const budget = await instance(3);
  (await budget.acquire()).release();
  await server.stop();
  try {
    const refused = await Promise.allSettled([budget.acquire(), budget.acquire({ priority: 'write' })]);
    for (const one of refused) expect(one).toMatchObject({ status: 'rejected', reason: { code: 'store-unavailable' } });
  } finally {
    await server.start();
  }
  await expect
    .poll(() =>
      budget.acquire().then(
        (slot) => slot.sent(),
        () => false,
      ),
    )
    .toBe(true);
});

test('74: the server and an operator’s command share the slots of the database', async () => {
  const stack: Stack = await startStack({ DATABASE_URL: url });
  try {
    await stack.control('PATCH', '/switches', { rate_limit: 0 });
    const people = await stack.people();
    const [staying, leaving] = people.filter(({ firm }) => firm === people[0]?.firm);
    const browser = await stack.signIn(stack.browser(), { user: String(staying?.id) });
    await stack.signIn(stack.browser(), { user: String(leaving?.id) });
    await stack.signIn(stack.browser(), { user: String(leaving?.id) });
    const from = Date.now();
    let isOver = false;
    const command = runCommand('sessions', ['end', String(leaving?.id)], stack, { DATABASE_URL: url }).finally(
      () => (isOver = true),
    );
    for (let matter = 70_001; !isOver; matter += 3) {
      const reads = [0, 1, 2].map((more) => stack.call(browser, `/api/grow/matters/${matter + more}`));
      await Promise.allSettled(reads);
    }
    expect((await command).stdout).toContain('Tokens revoked at Clio: 2');
    const requests = (await stack.seen(from)).filter(({ path }) => /^\/(grow\/|oauth\/(token|revoke)$)/.test(path));
    expect(requests.length).toBeGreaterThan(4);
    expect(busiestSecond(requests)).toBeLessThanOrEqual(3);
  } finally {
    await stack.stop();
  }
});
