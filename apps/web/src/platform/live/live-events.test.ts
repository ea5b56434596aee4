import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { LiveEvent } from '@intake-desk/desk-api/event';
import type { HttpProblem } from '#src/platform/http/http-problem.ts';
import { shareLiveEvents } from './tab-sharing.ts';
import type { LiveState } from './live-options.ts';
import type { BrowserEnvironment } from './browser-environment.ts';

const START = 1_800_000_000_000;

/** A stream that the test writes, and the request for it. */
interface OpenStream {
  target: string;
  lastId: string | null;
  isOpen: boolean;
  /** Sends a position, and optionally an event. */
  send: (id: string, event?: LiveEvent) => Promise<void>;
  write: (text: string) => Promise<void>;
  end: () => Promise<void>;
  break: () => Promise<void>;
}

let streams: OpenStream[];
/** The server's responses to the next requests; a stream is opened if there is none. */
let answers: (() => Promise<Response>)[];
let browser: Browser;
let stops: (() => void)[];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'], now: START });
  streams = [];
  answers = [];
  stops = [];
  browser = new Browser();
});
afterEach(() => {
  for (const stop of stops) stop();
  vi.useRealTimers();
});

/** Runs everything that waits for promises but not for timers. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await vi.advanceTimersByTimeAsync(0);
}

async function pass(milliseconds: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(milliseconds);
  await settle();
}

function serve(input: string, init: RequestInit): Promise<Response> {
  const answer = answers.shift();
  if (answer !== undefined) return answer();
  let controller: ReadableStreamDefaultController<Uint8Array>;
  const body = new ReadableStream<Uint8Array>({ start: (given) => void (controller = given) });
  const headers = new Headers(init.headers);
  const close = async (how: () => void) => {
    if (stream.isOpen) how();
    stream.isOpen = false;
    await settle();
  };
  const write = async (text: string) => {
    if (stream.isOpen) controller.enqueue(new TextEncoder().encode(text));
    await settle();
  };
  const stream: OpenStream = {
    target: input,
    lastId: headers.get('last-event-id'),
    isOpen: true,
    write,
    send(id, event) {
      const { type, ...rest } = event ?? { type: '' };
      return write(
        event === undefined ? `:\nid: ${id}\n\n` : `event: ${type}\ndata: ${JSON.stringify(rest)}\nid: ${id}\n\n`,
      );
    },
    end: () => close(() => controller.close()),
    break: () => close(() => controller.error(new TypeError('network error'))),
  };
  init.signal?.addEventListener('abort', () => {
    if (stream.isOpen) controller.error(new DOMException('', 'AbortError'));
    stream.isOpen = false;
  });
  expect(headers.get('x-csrf')).toBe('1');
  streams.push(stream);
  return Promise.resolve(new Response(body, { headers: { 'content-type': 'text/event-stream; charset=utf-8' } }));
}

/** What the tabs of one browser share. */
class Browser {
  readonly #held = new Map<string, (() => void)[]>();
  readonly channels = new Map<string, Set<Channel>>();

  /** Implements the used part of `navigator.locks`. */
  request = async (name: string, { signal }: { signal: AbortSignal }, work: () => Promise<void>): Promise<void> => {
    const queue = this.#held.get(name) ?? [];
    this.#held.set(name, queue);
    await new Promise<void>((resolve, reject) => {
      queue.push(resolve);
      if (queue.length === 1) resolve();
      signal.addEventListener('abort', () => {
        if (queue.indexOf(resolve) <= 0) return;
        queue.splice(queue.indexOf(resolve), 1);
        reject(new DOMException('', 'AbortError'));
      });
    });
    await work();
    queue.shift();
    queue[0]?.();
  };
}

class Channel {
  onmessage: ((event: MessageEvent) => void) | null = null;
  isAsleep = false;
  readonly #others: Set<Channel>;

  constructor(name: string) {
    this.#others = browser.channels.get(name) ?? new Set();
    browser.channels.set(name, this.#others);
    this.#others.add(this);
  }

  postMessage(data: unknown): void {
    for (const other of this.#others) {
      const copy = { data: structuredClone(data) } as MessageEvent;
      if (other !== this && !other.isAsleep) queueMicrotask(() => other.onmessage?.(copy));
    }
  }

  close(): void {
    this.#others.delete(this);
  }
}

class Tab {
  readonly events: LiveEvent[] = [];
  readonly states: LiveState[] = [];
  readonly problems: HttpProblem[] = [];
  polls = 0;
  isVisible = true;
  isOnline = true;
  channel: Channel | null = null;
  awake: () => void = () => undefined;
  offline: () => void = () => undefined;
  readonly stop: () => void;

  /** @param options with how long the page had been loading by then, in milliseconds */
  constructor({ person = '1', firm = '2', locks = true, loading = 0 } = {}) {
    const surroundings: BrowserEnvironment = {
      fetch: ((input: string, init: RequestInit) => serve(input, init)) as typeof fetch,
      locks: locks ? (browser as unknown as LockManager) : undefined,
      openChannel: (name) => (this.channel = new Channel(name)),
      isOnline: () => this.isOnline,
      isVisible: () => this.isVisible,
      onWake: (listener) => {
        this.awake = listener;
        return () => (this.awake = () => undefined);
      },
      onOffline: (listener) => {
        this.offline = listener;
        return () => (this.offline = () => undefined);
      },
      loadedAt: Date.now() - loading,
      random: () => 0.5,
    };
    this.stop = shareLiveEvents(
      {
        person,
        firm,
        onProblem: (problem) => this.problems.push(problem),
        onPoll: () => (this.polls += 1),
        onEvent: (event) => this.events.push(event),
        onState: (state) => this.states.push(state),
      },
      surroundings,
    );
    stops.push(this.stop);
  }

  get heard(): unknown[] {
    return this.events.map((event) => ('id' in event ? event.id : event.type));
  }
}

async function open(...options: ConstructorParameters<typeof Tab>): Promise<Tab> {
  // No two pages load in the same millisecond.
  vi.setSystemTime(Date.now() + 1);
  const tab = new Tab(...options);
  await settle();
  return tab;
}

const gone = (id: number): LiveEvent => ({ type: 'contact-gone', id });
const refusal =
  (status: number, code: string, extra = {}) =>
  () =>
    Promise.resolve(
      Response.json({ type: 'about:blank', title: 'No.', status, code, requestId: 'r', ...extra }, { status }),
    );
const noAnswer = () => Promise.reject(new TypeError('Failed to fetch'));
const newest = (): OpenStream => streams.at(-1) as OpenStream;

it('requests events since the page began to load, and resumes where a connection broke', async () => {
  const tab = await open({ loading: 700 });
  expect([newest().target, newest().lastId]).toEqual(['/api/events?age=700', null]);
  await newest().send('b-4');
  await newest().write('event: contact-gone\nda');
  await newest().write('ta: {"id":5}\nid: b-5\n\n:\nid: b-7\n\n');
  await newest().break();
  await pass(2000);
  expect([streams.length, newest().target, newest().lastId]).toEqual([2, '/api/events', 'b-7']);
  await newest().send('b-8', gone(8));
  expect(tab.heard).toEqual([5, 8]);
  expect(tab.states).toEqual([]);
});

it('one tab reads for all, and when it closes another resumes at its position', async () => {
  const first = await open();
  await newest().send('b-1');
  const [second, third] = [await open(), await open()];
  await newest().send('b-2', gone(2));
  expect(streams).toHaveLength(1);
  first.stop();
  await settle();
  expect(streams.map(({ isOpen, lastId }) => [isOpen, lastId])).toEqual([
    [false, null],
    [true, 'b-2'],
  ]);
  await newest().send('b-3', gone(3));
  expect([first.heard, second.heard, third.heard]).toEqual([[2], [2, 3], [2, 3]]);
});

it('a suspended tab receives a reset, with the next event or when it wakes; other tabs do not', async () => {
  const reading = await open();
  await newest().send('b-1');
  const [awake, sleepy] = [await open(), await open()];
  const channel = sleepy.channel as Channel;
  channel.isAsleep = true;
  await newest().send('b-2', gone(2));
  channel.isAsleep = false;
  await newest().send('b-3', gone(3));
  expect(sleepy.heard).toEqual(['reset', 3]);
  channel.isAsleep = true;
  await newest().send('b-4', gone(4));
  channel.isAsleep = false;
  sleepy.awake();
  await settle();
  expect(sleepy.heard).toEqual(['reset', 3, 'reset']);
  sleepy.awake();
  await settle();
  expect(sleepy.heard).toHaveLength(3);
  expect([reading.heard, awake.heard]).toEqual([
    [2, 3, 4],
    [2, 3, 4],
  ]);
});

it('a tab that opens later receives a reset only if something happened while it was loading', async () => {
  await open();
  await newest().send('b-1');
  await pass(1000);
  await newest().send('b-2', gone(2));
  await pass(1000);
  expect((await open({ loading: 1500 })).heard).toEqual(['reset']);
  const later = await open({ loading: 500 });
  expect(later.heard).toEqual([]);
  await newest().send('b-4', gone(4));
  expect(later.heard).toEqual([4]);
});

it('a tab that opens before the position is known waits for it', async () => {
  await open();
  const second = await open();
  expect(second.heard).toEqual([]);
  await newest().send('b-1');
  await newest().send('b-2', gone(2));
  expect(second.heard.at(-1)).toBe(2);
});

it("a server's reset reaches every tab once", async () => {
  const tabs = [await open(), await open()];
  await newest().send('b-1');
  await newest().end();
  await pass(2000);
  await newest().send('c-9', { type: 'reset' });
  expect(tabs.map(({ heard }) => heard.filter((word) => word === 'reset'))).toEqual([['reset'], ['reset']]);
});

it('another person, or the same one in another firm, receives nothing', async () => {
  const mine = await open();
  const others = [await open({ person: '9' }), await open({ firm: '9' })];
  expect(streams).toHaveLength(3);
  await streams[0]?.send('b-1', gone(1));
  expect([mine.heard, ...others.map(({ heard }) => heard)]).toEqual([[1], [], []]);
});

it('after three failures in a row, every visible tab polls every 15 seconds until events arrive again', async () => {
  const [first, second, hidden] = [await open(), await open(), await open()];
  hidden.isVisible = false;
  answers = Array.from({ length: 6 }, () => refusal(502, 'grow-unavailable'));
  await newest().break();
  await pass(60_000);
  expect([first.states, second.states]).toEqual([['polling'], ['polling']]);
  expect(first.polls).toBeGreaterThan(2);
  expect(Math.abs(first.polls - second.polls)).toBeLessThanOrEqual(1);
  expect(hidden.polls).toBe(0);
  await pass(200_000);
  expect(answers).toEqual([]);
  await newest().send('b-1');
  await pass(6000);
  await newest().send('b-1');
  expect([first.states, second.states]).toEqual([
    ['polling', 'live'],
    ['polling', 'live'],
  ]);
  const { polls } = first;
  await pass(14_000);
  await newest().send('b-1');
  await pass(14_000);
  expect(first.polls).toBe(polls);
});

it('backs off exponentially, and waits at least as long as the server asks', async () => {
  answers = [noAnswer, noAnswer, noAnswer, noAnswer, refusal(503, 'queue-full', { retryAfter: 90 })];
  await open();
  for (const [wait, left] of [
    [1000, 3],
    [2000, 2],
    [4000, 1],
    [8000, 0],
  ] as const) {
    await pass(wait - 1);
    expect(answers).toHaveLength(left + 1);
    await pass(1);
    expect(answers).toHaveLength(left);
  }
  await pass(89_000);
  expect(streams).toEqual([]);
  await pass(60_000);
  expect(streams).toHaveLength(1);
});

it('a server that does not respond at all is offline; once the network is back, the reconnect is immediate', async () => {
  answers = Array.from({ length: 5 }, () => noAnswer);
  const tab = await open();
  await pass(16_000);
  expect(tab.states).toEqual(['offline']);
  answers = [];
  tab.awake();
  await settle();
  expect(streams).toHaveLength(1);
  await newest().send('b-1');
  await pass(6000);
  await newest().send('b-1');
  expect(tab.states).toEqual(['offline', 'live']);
  tab.isOnline = false;
  tab.offline();
  expect(tab.states.at(-1)).toBe('offline');
});

it('a stream without activity for 40 seconds is reopened; after a suspension immediately', async () => {
  const tab = await open();
  await newest().send('b-1');
  for (let beat = 0; beat < 4; beat += 1) {
    await pass(15_000);
    await newest().send('b-1');
  }
  expect(streams).toHaveLength(1);
  await pass(39_000);
  expect(streams).toHaveLength(1);
  await pass(3000);
  expect([streams.length, streams[0]?.isOpen, newest().lastId]).toEqual([2, false, 'b-1']);
  await newest().send('b-1');
  vi.setSystemTime(Date.now() + 3_600_000);
  tab.awake();
  await settle();
  expect([streams.length, newest().lastId]).toEqual([3, 'b-1']);
});

it('a session that has ended stops every tab, and no further requests are sent', async () => {
  const tabs = [await open(), await open()];
  await newest().send('b-1');
  answers = [refusal(401, 'session-expired')];
  await newest().end();
  await pass(2000);
  expect(tabs.map(({ problems }) => problems.map(({ code, isSignedOut }) => [code, isSignedOut]))).toEqual([
    [['session-expired', true]],
    [['session-expired', true]],
  ]);
  await pass(200_000);
  expect(streams).toHaveLength(1);
  expect(tabs.map(({ polls }) => polls)).toEqual([0, 0]);
});

it('a sign-out closes the connection, the channel, the lock and the timers', async () => {
  const tab = await open();
  await newest().send('b-1');
  tab.stop();
  await settle();
  expect([newest().isOpen, vi.getTimerCount()]).toEqual([false, 0]);
  expect([...browser.channels.values()].map(({ size }) => size)).toEqual([0]);
  await open();
  expect(streams).toHaveLength(2);
});

it('a browser without locks polls every 15 seconds', async () => {
  const tab = await open({ locks: false });
  expect([tab.states, tab.polls]).toEqual([['polling'], 1]);
  await pass(30_000);
  expect([tab.polls, streams.length]).toEqual([3, 0]);
  tab.stop();
  expect(vi.getTimerCount()).toBe(0);
});

it('a tab that receives nothing from the leader polls until it does', async () => {
  await open();
  await newest().send('b-1');
  const second = await open();
  const channel = second.channel as Channel;
  channel.isAsleep = true;
  await pass(60_000);
  expect(second.states).toEqual(['polling']);
  expect(second.polls).toBeGreaterThan(0);
  channel.isAsleep = false;
  await newest().send('b-2', gone(2));
  expect(second.states.at(-1)).toBe('live');
});

it('a response of another type is an error, and data that cannot be parsed causes a reset', async () => {
  answers = [() => Promise.resolve(new Response('<html>', { headers: { 'content-type': 'text/html' } }))];
  const tab = await open();
  await pass(1000);
  await newest().write('event: contact-gone\ndata: {"id":\nid: b-3\n\n');
  expect(tab.heard).toEqual(['reset']);
});
