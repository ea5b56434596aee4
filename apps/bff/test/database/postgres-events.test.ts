import { connect, createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '#src/database/database.ts';
import { openPostgres } from '#src/database/postgres/open-postgres.ts';
import { eraseEvents } from '#src/events/event-log.ts';
import { startPostgres, type PostgresServer } from '../support/embedded-postgres.ts';
import { EventListener } from '../support/event-listener.ts';
import { startStack } from '../support/start-stack.ts';
import { startedProcess, type StartedProcess } from '../support/started-process.ts';
import { done, leadIds } from '../support/triage-acts.ts';

/** Instances of the events only, as processes on one database. */
let server: PostgresServer;
let url: string;
let database: Database;
let instances: Instance[];
let listeners: EventListener[];
let count = 0;
beforeAll(async () => (server = await startPostgres()));
afterAll(() => server.remove());
beforeEach(async () => {
  instances = [];
  listeners = [];
  const name = `events_${(count += 1)}`;
  const client = new Client(`${server.url}/postgres`);
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  url = `${server.url}/${name}`;
  database = await openPostgres(
    { url, directUrl: url },
    { requireHeld: () => undefined, release: () => Promise.resolve() },
  );
});
afterEach(async () => {
  for (const listener of listeners) listener.close();
  await Promise.all(instances.map((one) => one.process.stop('SIGKILL')));
  await database.destroy();
});

interface Instance {
  process: StartedProcess;
  address: string;
}

async function start(directUrl = url): Promise<Instance> {
  const environment = { DATABASE_URL: url, DATABASE_DIRECT_URL: directUrl };
  const started = startedProcess('apps/bff/test/support/event-instance.ts', environment);
  const [, address = ''] = await started.line(/listening at (http:\/\/\S+)/);
  const instance = { process: started, address };
  instances.push(instance);
  return instance;
}

async function post({ address }: Instance, path: string, body: object = {}): Promise<void> {
  const answer = await fetch(`${address}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(200);
}

const gone = (id: number) => ({ type: 'contact-gone', id });
const publish = (at: Instance, firm: string, ...ids: number[]) => post(at, `/publish/${firm}`, ids.map(gone));

async function listen({ address }: Instance, firm: string, after?: string): Promise<EventListener> {
  const headers = { 'x-firm': firm, ...(after === undefined ? {} : { 'last-event-id': after }) };
  const listener = await EventListener.open(`${address}/api/events`, headers);
  listeners.push(listener);
  await listener.until(() => listener.lastId !== '');
  return listener;
}

const numbers = ({ events }: EventListener) =>
  events.map(({ type, data }) => (type === 'contact-gone' ? data['id'] : type));
const upTo = (last: number, from = 1) => Array.from({ length: last - from + 1 }, (_none, index) => from + index);

async function heardWithin(listener: EventListener, id: number): Promise<number> {
  const from = performance.now();
  await listener.until(() => numbers(listener).includes(id));
  return performance.now() - from;
}

test('78: an event that one instance publishes is told by another one within 300 ms', async () => {
  const [one, other] = [await start(), await start()];
  const listener = await listen(other, '1');
  const times: number[] = [];
  for (const id of upTo(60)) {
    const heard = heardWithin(listener, id);
    await publish(one, '1', id);
    times.push(await heard);
  }
  expect(numbers(listener)).toEqual(upTo(60));
  expect(times.toSorted((left, right) => left - right)[56]).toBeLessThanOrEqual(300);
});

test('78: a stream whose instance is killed resumes on another one, and after a restart of all, without a reset and without a gap', async () => {
  const [one, other] = [await start(), await start()];
  const listener = await listen(one, '1');
  await publish(other, '1', ...upTo(20));
  await listener.heard(20);
  await one.process.stop('SIGKILL');
  await listener.over();
  await publish(other, '1', ...upTo(30, 21));
  const resumed = await listen(other, '1', listener.lastId);
  await publish(other, '1', 31);
  await resumed.heard(11);
  expect(numbers(resumed)).toEqual(upTo(31, 21));
  await other.process.stop('SIGKILL');
  const late = await start();
  const again = await listen(late, '1', listener.lastId);
  await publish(late, '1', 32);
  await again.heard(12);
  expect(numbers(again)).toEqual(upTo(32, 21));
  // A position of another firm's log, or of a time that has not come, is none.
  for (const [firm, after] of [
    ['2', again.lastId],
    ['1', again.lastId.replace(/\d+$/, '900')],
  ] as const) {
    const crossed = await listen(late, firm, after);
    await crossed.heard(1);
    expect(numbers(crossed)).toEqual(['reset']);
  }
});

/** A way to the database that can be closed, and opened again. */
async function gate(): Promise<{ url: string; close(): void; open(): void; stop(): void }> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  let isOpen = true;
  const proxy: Server = createServer((socket) => {
    if (!isOpen) return void socket.destroy();
    const onward = connect(Number(target.port), target.hostname);
    for (const end of [socket, onward]) {
      sockets.add(end);
      end.on('error', () => undefined);
      end.on('close', () => {
        socket.destroy();
        onward.destroy();
      });
    }
    socket.pipe(onward).pipe(socket);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const through = new URL(url);
  through.port = String((proxy.address() as { port: number }).port);
  const close = () => {
    isOpen = false;
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  return {
    url: through.href,
    close,
    open: () => void (isOpen = true),
    stop() {
      close();
      proxy.close();
    },
  };
}

test('78: where notifications are lost, events are told within six seconds, and at once when the connection is back', async () => {
  const way = await gate();
  try {
    const [one, other] = [await start(), await start(way.url)];
    const listener = await listen(other, '1');
    await publish(one, '1', 1);
    await listener.heard(1);
    way.close();
    for (const id of [2, 3]) {
      const heard = heardWithin(listener, id);
      await publish(one, '1', id);
      expect(await heard).toBeLessThanOrEqual(6000);
    }
    way.open();
    let id = 3;
    const soon = async () => {
      const heard = heardWithin(listener, (id += 1));
      await publish(one, '1', id);
      return heard;
    };
    await expect.poll(soon).toBeLessThanOrEqual(300);
    expect(numbers(listener)).toEqual(upTo(id));
  } finally {
    way.stop();
  }
});

test('78: however the transactions of several instances overlap, every instance tells every event once, in one order', async () => {
  const all = [await start(), await start(), await start()];
  const heard = await Promise.all(all.map((one) => listen(one, '1')));
  await Promise.all(
    all.flatMap((one, index) =>
      // Two writers in each instance, whose transactions end at any time.
      [0, 1].map((half) =>
        post(one, '/within/1', { events: upTo(20).map((id) => gone(1000 * index + 100 * half + id)), delay: 30 }),
      ),
    ),
  );
  await Promise.all(heard.map((listener) => listener.heard(120)));
  const [first] = heard;
  expect(new Set(first && numbers(first)).size).toBe(120);
  for (const listener of heard) {
    expect(numbers(listener)).toEqual(first && numbers(first));
    expect(listener.events.map(({ id }) => Number(id.split('-')[1]))).toEqual(upTo(120));
  }
});

test('78: while the database is away, streams stay open, and what was published meanwhile is told afterwards', async () => {
  const [one, other] = [await start(), await start()];
  const listener = await listen(other, '1');
  await publish(one, '1', 1);
  await listener.heard(1);
  await server.stop();
  try {
    await publish(one, '1', 2, 3);
    await publish(other, '1', 4);
  } finally {
    await server.start();
  }
  await listener.heard(4);
  expect(numbers(listener).toSorted()).toEqual([1, 2, 3, 4]);
  expect(numbers(listener).indexOf(2)).toBeLessThan(numbers(listener).indexOf(3));
  expect(listener.isOver).toBe(false);
});

test('78: the last 2,000 events of a firm stay, and a position before them gets a reset', async () => {
  const one = await start();
  const listener = await listen(one, '1');
  const first = listener.lastId;
  for (let from = 1; from <= 2100; from += 300) await publish(one, '1', ...upTo(from + 299, from));
  await listener.heard(2100);
  await post(one, '/sweep');
  const rows = await database.selectFrom('events').select('position').orderBy('position').execute();
  expect([rows.length, rows[0]?.position]).toEqual([2000, 101]);
  const late = await start();
  const [kept, lost] = [await listen(late, '1', first.replace(/\d+$/, '100')), await listen(late, '1', first)];
  await Promise.all([kept.heard(2000), lost.heard(1)]);
  expect(numbers(kept)).toEqual(upTo(2100, 101));
  expect(numbers(lost)).toEqual(['reset']);
});

test('78: events are sealed, and after an erasure none of them is told or stored', async () => {
  const [one, other] = [await start(), await start()];
  const listener = await listen(other, '1');
  const { lastId } = listener;
  const triage = { type: 'triage', triage: { lead: 1, claim: { by: { id: '4711', name: 'Zora Quill' } } } };
  await post(one, '/publish/1', [triage]);
  await listener.heard(1);
  const stored = async () => JSON.stringify(await database.selectFrom('events').selectAll().execute());
  expect(await stored()).toMatch(/"type":"triage","payload":"k1\./);
  expect(await stored()).not.toMatch(/4711|Zora/);
  await eraseEvents(database);
  await listener.heard(2);
  expect(numbers(listener)).toEqual(['triage', 'reset']);
  for (const at of [one, other]) {
    const resumed = await listen(at, '1', lastId);
    await resumed.heard(1);
    expect(numbers(resumed)).toEqual(['reset']);
  }
  expect(await stored()).toMatch(/^\[\{[^}]*"type":"reset","payload":null[^}]*\}\]$/);
  // Nothing has been published since, so it is erased already.
  await eraseEvents(database);
  await publish(one, '1', 5);
  await listener.heard(3);
  expect(numbers(listener)).toEqual(['triage', 'reset', 5]);
});

test('78: that a session has ended is told to all instances within a second, and to no browser', async () => {
  const [one, other] = [await start(), await start()];
  const listener = await listen(other, '1');
  await post(one, '/publish/all', [{ type: 'session-ended', session: 'abc' }]);
  const told = async () => (await fetch(`${other.address}/told`)).json();
  await expect.poll(told, { timeout: 1000, interval: 20 }).toEqual(['abc']);
  await publish(one, '1', 1);
  await listener.heard(1);
  expect(listener.text).not.toContain('abc');
});

test('78: a server that is killed and started again resumes its browsers without a reset', async () => {
  const stack = await startStack({ DATABASE_URL: url, GROW_RATE_LIMIT: '0' });
  try {
    await stack.control('PATCH', '/switches', { rate_limit: 0 });
    const browser = await stack.signIn();
    const [first = 0, second = 0, third = 0] = await leadIds(stack, browser);
    const cookie = [...browser.jar(stack.url)].map(([name, value]) => `${name}=${value}`).join('; ');
    const open = async (more = {}) => {
      const listener = await EventListener.open(`${stack.url}/api/events`, { cookie, 'x-csrf': '1', ...more });
      listeners.push(listener);
      await listener.until(() => listener.lastId !== '');
      return listener;
    };
    const leadsOf = ({ events }: EventListener) =>
      events.map(({ type, data }) => (type === 'triage' ? (data['triage'] as { lead: number }).lead : type));
    const listener = await open();
    await done(stack, browser, first, { act: 'claim' });
    await listener.heard(1);
    await done(stack, browser, second, { act: 'claim' });
    await stack.restart({}, 'SIGKILL');
    const resumed = await open({ 'last-event-id': listener.events[0]?.id ?? '' });
    await done(stack, browser, third, { act: 'claim' });
    await resumed.heard(2);
    expect(leadsOf(resumed)).toEqual([second, third]);
  } finally {
    await stack.stop();
  }
});
