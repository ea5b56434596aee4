import { createServer, connect, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { systemClock } from '#src/clock.ts';
import { transact } from '#src/database/transact.ts';
import { openPostgres, openPostgresAsItIs } from '#src/database/postgres/open-postgres.ts';
import { createLease, LeaseLost, requireLease } from '#src/leases/lease.ts';
import { startPostgres, type PostgresServer } from '../support/embedded-postgres.ts';
import { startedProcess, type StartedProcess } from '../support/started-process.ts';

/** The longest time without a holder after one has died, in milliseconds. */
const TAKE_OVER_MS = 20_000;
const unguarded = { requireHeld: () => undefined, release: () => Promise.resolve() };

let server: PostgresServer;
let client: Client;
let url: string;
const started: StartedProcess[] = [];

beforeAll(async () => {
  server = await startPostgres();
  url = `${server.url}/postgres`;
  await (await openPostgres({ url, directUrl: url }, unguarded)).destroy();
  client = new Client(url);
  await client.connect();
  await client.query('CREATE TABLE desk.lease_writes (position bigserial PRIMARY KEY, epoch bigint NOT NULL)');
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((one) => one.stop('SIGKILL')));
  await client.query('TRUNCATE desk.leases, desk.lease_writes');
});
afterAll(async () => {
  await client.end();
  await server.remove();
});

async function holder(address = url): Promise<StartedProcess> {
  const one = startedProcess('apps/bff/test/support/lease-holder.ts', { DATABASE_URL: address });
  started.push(one);
  await one.line(/ready/);
  return one;
}

/** Epochs of all writes in the order in which they were made: none may follow one of a later epoch. */
async function expectNoLateWrite(): Promise<number[]> {
  // Numbers are given before the commit, so the end of a transaction counts: one row at a time is written.
  const { rows } = await client.query<{ epoch: string }>('SELECT epoch FROM desk.lease_writes ORDER BY position');
  const epochs = rows.map(({ epoch }) => Number(epoch));
  expect(epochs).toEqual([...epochs].sort((one, other) => one - other));
  return [...new Set(epochs)];
}

test.each([
  ['killed', 'SIGKILL', TAKE_OVER_MS],
  ['paused for twenty seconds', 'SIGSTOP', TAKE_OVER_MS],
  ['stopped', 'SIGTERM', 4_000],
] as const)(
  'of three instances one holds a lease; when it is %s, another one has it soon',
  async (_, signal, limit) => {
    const first = await holder();
    await first.line(/held 1/);
    const others = await Promise.all([holder(), holder()]);
    await pause(1000);
    const from = performance.now();
    first.child.kill(signal);
    await Promise.race(others.map((one) => one.line(/held 2/)));
    expect(performance.now() - from).toBeLessThan(limit);
    if (signal === 'SIGSTOP') {
      await pause(Math.max(0, 20_000 - (performance.now() - from)));
      first.child.kill('SIGCONT');
      await first.line(/lost/);
    }
    await pause(1000);
    expect(await expectNoLateWrite()).toEqual([1, 2]);
    expect(others.filter((one) => one.stdout().includes('held')).length).toBe(1);
  },
);

test('an instance that cannot reach the database gives its lease up before another one has it', async () => {
  const line = await cuttable(server.port);
  const first = await holder(url.replace(`:${server.port}/`, `:${line.port}/`));
  await first.line(/held 1/);
  const second = await holder();
  line.cut();
  const [lostAt, heldAt] = await Promise.all([
    first.line(/lost/).then(() => performance.now()),
    second.line(/held 2/).then(() => performance.now()),
  ]);
  expect(lostAt).toBeLessThan(heldAt);
  await pause(1000);
  expect(await expectNoLateWrite()).toEqual([1, 2]);
  line.close();
});

test('42: what an earlier holder writes late is refused, and a write that has begun ends before the next holder begins', async () => {
  const database = await openPostgresAsItIs({ url, directUrl: url });
  const held = { first: vi.fn<(epoch: number) => void>(), second: vi.fn<(epoch: number) => void>() };
  const leaseOf = (onHeld: (epoch: number) => void) =>
    createLease({ database: database as never, clock: systemClock, name: 'work', onHeld, onLost: () => undefined });
  const first = leaseOf(held.first);
  await vi.waitUntil(() => first.epoch() === 1);
  const second = leaseOf(held.second);
  const order: string[] = [];
  let taking: Promise<unknown> = Promise.resolve();
  await transact(database, async (within) => {
    await requireLease(within as never, 'work', 1);
    // As the next holder does once the time is over.
    taking = client.query('UPDATE desk.leases SET until = 0').then(() => order.push('taken'));
    await pause(500);
    order.push('written');
  });
  await taking;
  expect(order).toEqual(['written', 'taken']);
  await vi.waitUntil(() => second.epoch() === 2, 10_000);
  await expect(transact(database, (within) => requireLease(within as never, 'work', 1))).rejects.toThrow(LeaseLost);
  await expect(transact(database, (within) => requireLease(within as never, 'work', null))).rejects.toThrow(LeaseLost);
  await transact(database, (within) => requireLease(within as never, 'work', 2));
  await Promise.all([first.release(), second.release()]);
  await database.destroy();
});

/** A line to a port that can be cut as a network is: nothing arrives any more, and nothing is closed. */
async function cuttable(to: number): Promise<{ port: number; cut(): void; close(): void }> {
  const sockets: Socket[] = [];
  let isCut = false;
  const line: Server = createServer((near) => {
    const far = connect(to, '127.0.0.1');
    sockets.push(near, far);
    for (const [from, onto] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on('data', (data) => !isCut && onto.write(data));
      from.on('error', () => undefined);
      from.on('close', () => !isCut && onto.destroy());
    }
  });
  line.listen(0, '127.0.0.1');
  await once(line, 'listening');
  return {
    port: (line.address() as { port: number }).port,
    cut: () => (isCut = true),
    close() {
      line.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
