import type { WriteState } from '@intake-desk/desk-api/write-state';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { HttpProblem } from '#src/platform/http/http-problem.ts';
import { entryName, parseOutgoing, startItem, type OutgoingItem, type QueueState } from './outgoing-item.ts';
import { OutgoingQueue } from './outgoing-queue.ts';
import type { QueueKind } from './queue-kind.ts';

const MINUTE = 60_000;
const RECORD = 'matter/7';

interface Item extends OutgoingItem {
  text: string;
}
interface State extends QueueState<Item> {
  text: string;
}

/** What the server would answer. */
const server = {
  isReachable: true,
  isOnline: true,
  /** Null loses the response. */
  responses: [] as (string | null)[],
  states: [] as WriteState[],
  sentKeys: [] as string[],
  questions: 0,
};
const vault = new Map<string, unknown>();

vi.mock('#src/platform/http/desk.ts', () => ({
  callDesk: (operation: string) => {
    if (!server.isReachable) return Promise.reject(problem('no-answer'));
    if (operation === 'GET /auth/session') {
      return Promise.resolve({ authenticated: true, firm: { id: '1' }, personId: '2' });
    }
    server.questions += 1;
    return Promise.resolve({ state: server.states.shift() ?? 'unknown' });
  },
}));

const problem = (code: string) => new HttpProblem({ code, title: code, status: 500 });

const kind: QueueKind<State, Item, string> = {
  name: 'test',
  empty: { text: '', outgoing: [] },
  owns: (record) => record === RECORD,
  parse: (stored) => {
    const { text = '', outgoing } = (stored ?? {}) as Partial<State>;
    return { text, outgoing: parseOutgoing(outgoing) };
  },
  merge: (older, newer) => ({
    text: [older.text, newer.text].filter(Boolean).join(' '),
    outgoing: newer.outgoing,
  }),
  isEmpty: ({ text, outgoing }) => text === '' && outgoing.length === 0,
  typedAs: ([item]) => ({ text: item?.text ?? '', outgoing: [] }),
  send: (_record, { key }) => {
    server.sentKeys.push(key);
    const response = server.responses.length === 0 ? 'stored' : server.responses.shift();
    return response === 'stored' ? Promise.resolve(`id of ${key}`) : Promise.reject(problem(response ?? 'no-answer'));
  },
  undone: () => 'It is a draft again',
};

let reported: unknown[] = [];
let queues: OutgoingQueue<State, Item, string>[] = [];
function openQueue() {
  const queue = new OutgoingQueue(kind, {
    owner: '1.2',
    vault: {
      read: (record) => Promise.resolve(structuredClone(vault.get(record) ?? null)),
      write: (record, value) =>
        Promise.resolve(void (value === null ? vault.delete(record) : vault.set(record, structuredClone(value)))),
      count: () => Promise.resolve(vault.size),
      recordNames: () => Promise.resolve([...vault.keys()]),
    },
    onSignedOut: () => undefined,
  });
  queues.push(queue);
  return queue;
}
const newItem = (holdMs = 0): Item => ({ ...startItem(holdMs), text: 'Left voicemail' });
async function sendOne(holdMs = 0) {
  const queue = openQueue();
  await queue.open(RECORD);
  const item = newItem(holdMs);
  queue.send(RECORD, [item]);
  await vi.advanceTimersByTimeAsync(0);
  return { queue, key: item.key };
}
const only = (queue: OutgoingQueue<State, Item, string>) => queue.state(RECORD).outgoing[0];

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', new EventTarget());
  vi.stubGlobal('addEventListener', () => undefined);
  reported = [];
  vi.stubGlobal('reportError', (error: unknown) => reported.push(error));
  vi.stubGlobal('navigator', {
    get onLine() {
      return server.isOnline;
    },
  });
  Object.assign(server, { isReachable: true, isOnline: true, responses: [], states: [], sentKeys: [], questions: 0 });
  vault.clear();
});
afterEach(() => {
  expect(reported).toEqual([]);
  for (const queue of queues) queue.close();
  queues = [];
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('sends an item once and lists the response', async () => {
  const { queue, key } = await sendOne();
  expect(queue.state(RECORD).outgoing).toEqual([]);
  expect(queue.confirmed(RECORD)).toMatchObject([{ key, answer: `id of ${key}` }]);
  expect(server.sentKeys).toEqual([key]);
  expect(vault.get(RECORD) ?? null).toBeNull();
});

it('a held item is sent when its delay ends, and Undo moves it back before that', async () => {
  const { queue } = await sendOne(10_000);
  await vi.advanceTimersByTimeAsync(9_000);
  const held = queue.held(RECORD);
  if (held === null) throw new Error('It is not held.');
  queue.update(RECORD, { text: 'Typed since' });
  queue.undo(RECORD, held);
  expect(queue.state(RECORD)).toEqual({ text: 'Left voicemail Typed since', outgoing: [] });
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(server.sentKeys).toEqual([]);
  queue.send(RECORD, [newItem(10_000)]);
  await vi.advanceTimersByTimeAsync(10_001);
  expect(server.sentKeys).toHaveLength(1);
});

it('without a network an item waits and is sent when it is back', async () => {
  server.isOnline = false;
  const { queue } = await sendOne();
  expect(only(queue)).toMatchObject({ state: 'waiting', waitsFor: 'network' });
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(server.sentKeys).toEqual([]);
  server.isOnline = true;
  window.dispatchEvent(new Event('online'));
  await vi.advanceTimersByTimeAsync(0);
  expect(server.sentKeys).toHaveLength(1);
});

it('a lost response is read from the journal with the same key', async () => {
  server.responses = [null];
  server.states = ['in-flight', 'unknown', 'confirmed'];
  const { queue, key } = await sendOne();
  expect(only(queue)).toMatchObject({ state: 'unknown', isTried: true });
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(server.sentKeys).toEqual([key, key]);
  expect(queue.confirmed(RECORD)).toHaveLength(1);
});

it('what the server never saw is sent again with the same key', async () => {
  server.responses = [null];
  server.states = ['none'];
  const { queue, key } = await sendOne();
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(server.sentKeys).toEqual([key, key]);
  expect(queue.state(RECORD).outgoing).toEqual([]);
});

it('what is not in Clio is sent again only at a user’s request, as a new write', async () => {
  server.responses = [null];
  server.states = ['unknown', 'absent'];
  const { queue, key } = await sendOne();
  await vi.advanceTimersByTimeAsync(10 * MINUTE);
  const unseen = only(queue);
  expect(unseen).toMatchObject({ state: 'unseen', retryable: true });
  expect(server.sentKeys).toEqual([key]);
  if (unseen) queue.retry(RECORD, unseen);
  await vi.advanceTimersByTimeAsync(0);
  expect(server.sentKeys).toHaveLength(2);
  expect(server.sentKeys[1]).not.toBe(key);
});

it('an outcome that the journal does not know in ten minutes is left to the user', async () => {
  server.responses = [null];
  const { queue, key } = await sendOne();
  await vi.advanceTimersByTimeAsync(9 * MINUTE);
  expect(only(queue)?.state).toBe('unknown');
  await vi.advanceTimersByTimeAsync(3 * MINUTE);
  expect(only(queue)?.state).toBe('unseen');
  expect([server.sentKeys, server.questions]).toEqual([[key], 44]);
});

it('while the server cannot be reached, nothing is concluded', async () => {
  server.responses = [null];
  const { queue } = await sendOne();
  server.isReachable = false;
  await vi.advanceTimersByTimeAsync(60 * MINUTE);
  expect(only(queue)?.state).toBe('unknown');
  server.isReachable = true;
  server.states = ['confirmed'];
  await vi.advanceTimersByTimeAsync(2 * MINUTE);
  expect(queue.state(RECORD).outgoing).toEqual([]);
});

it('a refusal of the repeated request says nothing about a stored write', async () => {
  server.responses = [null, 'too-many-requests'];
  server.states = ['confirmed', 'confirmed'];
  const { queue } = await sendOne();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(only(queue)?.state).toBe('unknown');
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(queue.state(RECORD).outgoing).toEqual([]);
});

it('a write is stored, too, whose response the journal has forgotten', async () => {
  server.responses = [null, 'idempotency-key-reused'];
  server.states = ['confirmed'];
  const { queue } = await sendOne();
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(queue.state(RECORD).outgoing).toEqual([]);
  expect(queue.confirmed(RECORD)).toEqual([]);
});

it.each([
  ['grow-unprocessable', false],
  ['grow-unavailable', true],
])('after %s an item failed; retry: %s', async (code, retryable) => {
  server.responses = [code];
  const { queue, key } = await sendOne();
  const failed = only(queue);
  expect(failed).toMatchObject({ state: 'failed', retryable });
  expect(server.questions).toBe(0);
  if (failed) queue.retry(RECORD, failed);
  await vi.advanceTimersByTimeAsync(0);
  expect(server.sentKeys).toEqual([key, key]);
});

it('after a crash, what was being sent is asked about, and what was held is sent', async () => {
  const [sending, held] = [newItem(), newItem(5_000)];
  vault.set(RECORD, { text: 'Half a thought', outgoing: [] });
  vault.set(entryName(RECORD, sending.key), { ...sending, state: 'sending' });
  vault.set(entryName(RECORD, held.key), held);
  server.states = ['confirmed'];
  const queue = openQueue();
  await queue.resume();
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(server.questions).toBe(1);
  expect(server.sentKeys.toSorted()).toEqual([sending.key, held.key].toSorted());
  expect(queue.state(RECORD)).toEqual({ text: 'Half a thought', outgoing: [] });
});

it('items of one send are shown until all of them are stored', async () => {
  server.responses = ['stored', 'grow-unprocessable'];
  const queue = openQueue();
  await queue.open(RECORD);
  queue.send(RECORD, [
    { ...newItem(), group: 'g' },
    { ...newItem(), group: 'g' },
  ]);
  await vi.advanceTimersByTimeAsync(0);
  expect(queue.state(RECORD).outgoing.map(({ state }) => state)).toEqual(['done', 'failed']);
});

it('two tabs that send at the same record at the same time overwrite nothing of each other', async () => {
  const [one, other] = [openQueue(), openQueue()];
  await Promise.all([one.open(RECORD), other.open(RECORD)]);
  server.isOnline = false;
  const mine = newItem();
  const theirs = newItem();
  one.send(RECORD, [mine]);
  // Before any message or entry of the vault has arrived.
  other.send(RECORD, [theirs]);
  await vi.advanceTimersByTimeAsync(MINUTE);
  const third = openQueue();
  await third.open(RECORD);
  for (const queue of [third, one, other]) {
    expect(
      queue
        .state(RECORD)
        .outgoing.map(({ key }) => key)
        .toSorted(),
    ).toEqual([mine.key, theirs.key].toSorted());
  }
});

it('items that an earlier version stored with the fields are kept and sent', async () => {
  const item = newItem();
  vault.set(RECORD, { text: 'Draft', outgoing: [{ ...item, state: 'waiting', waitsFor: 'network' }] });
  const queue = openQueue();
  await queue.resume();
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(server.sentKeys).toEqual([item.key]);
  expect(queue.state(RECORD)).toEqual({ text: 'Draft', outgoing: [] });
  const later = openQueue();
  await later.open(RECORD);
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect([later.state(RECORD).outgoing, server.sentKeys]).toEqual([[], [item.key]]);
});
