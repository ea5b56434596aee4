import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Response } from 'express';
import fc from 'fast-check';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LiveEvent, ListName } from '@intake-desk/desk-api/event';
import type { Freshness } from '@intake-desk/desk-api/freshness';
import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import type { Config } from '#src/config/config.ts';
import { createEventHub, type EventBuffers } from '#src/events/event-hub.ts';
import { createEventStreamServer, EVENTS_PATH, type EventStreamServer } from '#src/events/event-streams.ts';
import { errorHandler } from '#src/http/error-handler.ts';
import { requestId } from '#src/http/request-id.ts';
import { wasCompleted, observeRequests } from '#src/http/request-observer.ts';
import { trackInFlightRequests, type InFlightRequests } from '#src/app/in-flight-requests.ts';
import type { SignedInSession } from '#src/sessions/session-data.ts';
import { EventListener } from '../support/event-listener.ts';
import { ManualClock } from '../support/manual-clock.ts';

const BEAT = 15_000;
let clock: ManualClock;
let hub: EventBuffers;
let streams: EventStreamServer;
let server: Server;
let underWay: InFlightRequests;
let url: string;
/** Signed-in sessions, by the name that the request gives. */
let sessions: Map<string, SignedInSession>;
/** Lists that each of them may not read. */
let closed: Set<string>;
let watched: { status: number; milliseconds: number; isAnswered: boolean }[];
let answers: Response[];
let listeners: EventListener[];

beforeEach(async () => {
  clock = new ManualClock();
  hub = createEventHub(clock);
  sessions = new Map();
  closed = new Set();
  watched = [];
  answers = [];
  listeners = [];
  signIn('ann', '1');
  streams = createEventStreamServer({
    config: { publicUrl: 'http://127.0.0.1' } as Config,
    clock,
    hub,
    mayRead: ({ name }, list) => !closed.has(`${name} ${list}`),
    // eslint-disable-next-line @typescript-eslint/require-await -- as the real one: what it throws is a rejection
    lookUp: async (request) => sessions.get(request.get('x-who') ?? '') ?? null,
    onSessionEnded: () => undefined,
    most: { ofSession: 3, ofAll: 5 },
  });
  const app = express();
  const watch = observeRequests(clock, [
    (_request, response, milliseconds) =>
      watched.push({ status: response.statusCode, milliseconds, isAnswered: wasCompleted(response) }),
  ]);
  app.use(requestId, watch, (_request, response, next) => {
    answers.push(response);
    next();
  });
  app.get(EVENTS_PATH, streams.handler);
  app.use(errorHandler(pino({ level: 'silent' })));
  server = createServer();
  underWay = trackInFlightRequests(server);
  server.on('request', (request, response) => void app(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${EVENTS_PATH}`;
});
afterEach(async () => {
  for (const listener of listeners) listener.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function signIn(name: string, firm: string): void {
  sessions.set(name, { name, firm, person: name, grant: name, idleExpiresAt: 0, absoluteExpiresAt: 0 });
}

/** Waits until the server has so many open streams. */
async function open(count: number): Promise<void> {
  while (streams.size !== count) await new Promise((resolve) => setImmediate(resolve));
}

interface SubscribeOptions {
  who?: string;
  after?: string;
  age?: number;
  most?: number;
}

async function listen({ who = 'ann', after, age, most }: SubscribeOptions = {}): Promise<EventListener> {
  const listener = await EventListener.open(
    age === undefined ? url : `${url}?age=${age}`,
    { 'x-who': who, ...(after === undefined ? {} : { 'last-event-id': after }) },
    most === undefined ? {} : { most },
  );
  listeners.push(listener);
  if (listener.status === 200) await listener.until(() => listener.lastId !== '');
  return listener;
}

const gone = (id: number): LiveEvent => ({ type: 'contact-gone', id });
const numbers = ({ events }: EventListener) =>
  events.map(({ type, data }) => (type === 'reset' ? 'reset' : data['id']));
const lead = (id: number, state = 'untriaged') => ({ id, state }) as unknown as InboxLead;
const freshness = (list: ListName, total: number): LiveEvent => ({
  type: 'freshness',
  list,
  freshness: {} as Freshness,
  total,
});

test('events arrive at once, complete, with their positions, over a connection that no proxy buffers', async () => {
  const listener = await listen();
  expect(listener.headers).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
  });
  expect(listener.text).toMatch(/^retry: \d+\n\nid: [0-9a-f]{12}-0\n\n$/);
  const record = { ...lead(7), first_name: 'Zoë\nR.' } as InboxLead;
  hub.publish('1', { type: 'lead-arrived', record });
  await listener.heard(1);
  expect(listener.events).toEqual([
    { type: 'lead-arrived', data: { record }, id: expect.stringMatching(/-1$/) as string },
  ]);
});

test('wherever a connection breaks, every event is delivered once and in order', async () => {
  const plan = fc.array(fc.record({ before: fc.nat(12), during: fc.nat(12), most: fc.nat(15) }), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(plan, async (turns) => {
      const firm = `firm of ${Math.random()}`;
      signIn('bob', firm);
      let published = 0;
      const publish = (count: number) => {
        for (let left = count; left > 0; left -= 1) hub.publish(firm, gone((published += 1)));
      };
      const received: unknown[] = [];
      const first = await listen({ who: 'bob' });
      first.close();
      await open(0);
      let { lastId } = first;
      for (const { before, during, most } of turns) {
        publish(before);
        const listener = await listen({ who: 'bob', after: lastId, most });
        publish(during);
        await listener.heard(Math.min(most, published - received.length));
        listener.close();
        await listener.over();
        await open(0);
        received.push(...numbers(listener));
        lastId = listener.lastId;
      }
      const last = await listen({ who: 'bob', after: lastId });
      await last.heard(published - received.length);
      last.close();
      await last.over();
      await open(0);
      received.push(...numbers(last));
      expect(received).toEqual(Array.from({ length: published }, (_, index) => index + 1));
    }),
    { numRuns: 40 },
  );
});

test('a position that cannot be resumed from gets one reset, and then new events', async () => {
  const first = await listen();
  for (let id = 1; id <= 2100; id += 1) {
    hub.publish('1', gone(id));
    if (id % 500 === 0) await first.heard(id);
  }
  await first.heard(2100);
  first.close();
  await first.over();
  const [boot = ''] = first.lastId.split('-');
  for (const after of [`${boot}-1`, `${boot}-99`, `${boot}-2999`, 'abcdefabcdef-2100', `${boot}-x`, boot, 'nonsense']) {
    const listener = await listen({ after });
    hub.publish('1', gone(1));
    await listener.heard(2);
    expect(numbers(listener), after).toEqual(['reset', 1]);
    // The position after the reset can be resumed from.
    const again = await listen({ after: listener.events[0]?.id ?? '' });
    await again.heard(1);
    expect(numbers(again)).toEqual([1]);
    for (const one of [listener, again]) {
      one.close();
      await one.over();
    }
    await open(0);
  }
  const oldest = await listen({ after: `${boot}-${2100 + 7 - 2000}` });
  await oldest.heard(2000);
  expect(numbers(oldest)[0]).toBe(108);
});

test('a page receives what happened since its first request, or a reset when that position is unknown', async () => {
  await clock.advance(60_000);
  hub.publish('1', gone(1));
  await clock.advance(5000);
  hub.publish('1', gone(2));
  await clock.advance(1000);
  const ages: [number, unknown[]][] = [
    [500, []],
    [1500, [2]],
    [6500, [1, 2]],
    [70_000, ['reset']],
    [999_999_999, ['reset']],
  ];
  for (const [age, expected] of ages) {
    const listener = await listen({ age });
    hub.publish('2', gone(9));
    await listener.heard(expected.length);
    expect(numbers(listener), String(age)).toEqual(expected);
    listener.close();
    await open(0);
  }
  expect((await EventListener.open(`${url}?age=1e3`, { 'x-who': 'ann' })).status).toBe(400);
});

test('a person receives events of permitted lists only, from the moment of the permission', async () => {
  closed = new Set(['ann untriaged', 'ann matters']);
  const listener = await listen();
  const all = await listen({ who: 'ann' });
  const departure = { after: '', before: '' };
  const publishAll = () => {
    hub.publish('1', { type: 'lead-arrived', record: lead(1) });
    hub.publish('1', { type: 'lead-changed', record: lead(2, 'ignored') });
    hub.publish('1', { type: 'lead-left', record: lead(3), departure: { ...departure, to: 'matter', matter: 4 } });
    hub.publish('1', { type: 'lead-left', record: lead(4, 'ignored'), departure: { ...departure, to: 'ignored' } });
    hub.publish('1', { type: 'contact-gone', id: 5 });
    hub.publish('1', { type: 'matter-gone', id: 6 });
    hub.publish('1', { type: 'note-confirmed', parent: { kind: 'matter', id: '7' }, note: 1 });
    hub.publish('1', { type: 'note-confirmed', parent: { kind: 'contact', id: '8' }, note: 1 });
    hub.publish('1', freshness('matters', 9));
    hub.publish('1', freshness('contacts', 10));
    hub.publish('1', { type: 'budget', waiting: 11, expectedWait: 0, pausedFor: 0, isUp: true });
  };
  const named = (events: EventListener['events']) =>
    events.map(({ data }) => {
      const { record, id, parent, total, waiting } = data as Record<string, { id?: unknown } | undefined>;
      return Number(record?.id ?? parent?.id ?? id ?? total ?? waiting);
    });
  publishAll();
  await listener.heard(6);
  expect(named(listener.events)).toEqual([2, 4, 5, 8, 10, 11]);
  closed = new Set(['ann ignored', 'ann contacts']);
  await clock.advance(1000);
  publishAll();
  await listener.heard(13);
  expect(named(listener.events).slice(6)).toEqual([1, 3, 4, 6, 7, 9, 11]);
  await all.heard(13);
  expect(all.text).toBe(listener.text);
});

test('events of a firm go to that firm only, and a position of one firm is invalid in another', async () => {
  signIn('zoe', '2');
  const [ann, zoe] = [await listen(), await listen({ who: 'zoe' })];
  hub.publish('1', gone(1));
  hub.publish('2', gone(2));
  await Promise.all([ann.heard(1), zoe.heard(1)]);
  expect([numbers(ann), numbers(zoe)]).toEqual([[1], [2]]);
  const crossed = await listen({ who: 'zoe', after: ann.lastId });
  await crossed.heard(1);
  expect(numbers(crossed)).toEqual(['reset']);
});

test('a heartbeat advances the position past events that are not for this person', async () => {
  closed.add('ann contacts');
  const listener = await listen();
  for (let id = 1; id <= 3; id += 1) hub.publish('1', gone(id));
  await clock.advance(BEAT);
  await listener.until(() => listener.lastId.endsWith('-3'));
  expect(listener.text.split('\n\n').at(-2)).toMatch(/^:\nid: [0-9a-f]+-3$/);
  expect(listener.events).toEqual([]);
});

test('11, 14: a session that has ended receives nothing after the next heartbeat; nor does one that cannot be looked up', async () => {
  for (const end of [
    () => sessions.delete('ann'),
    () => signIn('ann', '2'),
    () => {
      sessions.get = () => {
        throw new Error('the database is away');
      };
    },
  ]) {
    signIn('ann', '1');
    const listener = await listen();
    await clock.advance(BEAT);
    expect(listener.isOver).toBe(false);
    end();
    await clock.advance(BEAT);
    await listener.over();
    expect([listener.isOver, streams.size]).toEqual([true, 0]);
  }
});

test('requests without a session are refused, and so is every method except GET', async () => {
  expect((await listen({ who: 'stranger' })).status).toBe(401);
  expect((await fetch(url, { method: 'HEAD', headers: { 'x-who': 'ann' } })).status).toBe(405);
  expect(streams.size).toBe(0);
});

test('59: a client that does not read uses little of our memory, and is cut off at the second heartbeat', async () => {
  const listener = await listen();
  listener.goDeaf();
  const answer = answers.at(-1) as Response;
  const text = 'x'.repeat(50_000);
  // The operating system takes some megabytes: only a connection that stays full is one that is not read.
  let full = 0;
  for (let turn = 0; turn < 40 || (full < 10 && turn < 2000); turn += 1) {
    for (let count = 0; count < 20; count += 1) {
      hub.publish('1', { type: 'contact-changed', record: { id: 1, text } as never, isNew: false });
    }
    await new Promise((resolve) => setImmediate(resolve));
    expect(answer.writableLength).toBeLessThan(512 * 1024);
    full = answer.writableNeedDrain ? full + 1 : 0;
  }
  expect(full).toBeGreaterThanOrEqual(10);
  await clock.advance(BEAT);
  expect(answer.destroyed).toBe(false);
  await clock.advance(BEAT);
  expect(answer.destroyed).toBe(true);
  await open(0);
});

test('59: a client that reads slowly receives a reset, and resumes from there', async () => {
  const listener = await listen();
  listener.goDeaf();
  const text = 'x'.repeat(50_000);
  for (let count = 0; count < 800; count += 1) {
    hub.publish('1', { type: 'contact-changed', record: { id: 1, text } as never, isNew: false });
    if (count % 20 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  listener.wake();
  await listener.until(() => listener.events.some(({ type }) => type === 'reset'));
  hub.publish('1', gone(5));
  await listener.until(() => listener.events.at(-1)?.type === 'contact-gone');
  expect(listener.events.at(-1)?.data).toEqual({ id: 5 });
  expect(listener.events.filter(({ type }) => type === 'reset')).toHaveLength(1);
});

test('49: streams are limited for a session and in total, and a freed slot is reused', async () => {
  const mine = [await listen(), await listen(), await listen()];
  const refused = await listen();
  await refused.over();
  expect([refused.status, refused.headers['retry-after']]).toEqual([429, '30']);
  expect(JSON.parse(refused.text)).toMatchObject({ code: 'too-many-requests', status: 429 });
  signIn('bob', '1');
  await listen({ who: 'bob' });
  await listen({ who: 'bob' });
  const full = await listen({ who: 'bob' });
  await full.over();
  expect([full.status, full.headers['content-type']]).toEqual([503, 'application/problem+json']);
  mine[0]?.close();
  await open(4);
  expect((await listen()).status).toBe(200);
});

test('59: a stop ends every stream at once, stalled ones included, and accepts no more', async () => {
  const [reader, deaf] = [await listen(), await listen()];
  deaf.goDeaf();
  const text = 'x'.repeat(50_000);
  for (let count = 0; count < 400; count += 1) {
    hub.publish('1', { type: 'contact-changed', record: { id: 1, text } as never, isNew: false });
    if (count % 20 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  // The reader has read everything: only then is there room for a last message.
  hub.publish('1', { type: 'contact-gone', id: 2 });
  await reader.until(() => reader.events.some(({ type }) => type === 'contact-gone'));
  streams.stop();
  await underWay.none(20_000);
  await reader.over();
  expect(reader.text).toMatch(/retry: \d+\n\n$/);
  expect(streams.size).toBe(0);
  const late = await listen();
  expect(late.status).toBe(503);
});

test('of the freshness of a list only the newest value of each second is sent', async () => {
  const listener = await listen();
  for (let total = 1; total <= 5; total += 1) {
    hub.publish('1', freshness('contacts', total));
    hub.publish('1', freshness('matters', 10 * total));
  }
  hub.publish('2', freshness('contacts', 99));
  const totals = () => listener.events.map(({ data }) => data['total']);
  await listener.heard(2);
  await clock.advance(999);
  expect(totals()).toEqual([1, 10]);
  await clock.advance(1);
  await listener.heard(4);
  hub.publish('1', freshness('contacts', 6));
  await clock.advance(1000);
  await listener.heard(5);
  await clock.advance(5000);
  hub.publish('1', freshness('contacts', 7));
  await listener.heard(6);
  expect(totals()).toEqual([1, 10, 5, 50, 6, 7]);
});

test('a stream counts as answered when it begins; its duration is not in the metrics', async () => {
  const listener = await listen();
  expect(watched).toEqual([{ status: 200, milliseconds: 0, isAnswered: true }]);
  await clock.advance(3 * BEAT);
  listener.close();
  await open(0);
  expect(watched).toHaveLength(1);
});
