import type { Clock } from '../clock.ts';
import type { Cipher } from '../crypto/cipher.ts';
import type { Database } from '../database/database.ts';
import { listenTo, type Listener } from '../database/postgres/listen.ts';
import { transact } from '../database/transact.ts';
import { EventBuffer, MAX_EVENTS } from './event-buffer.ts';
import type { AnyEvent } from './any-event.ts';
import { createSubscribers, throttleFreshness, type EventBuffers } from './event-hub.ts';
import { createEventLog, eraseEvents, EVENT_CHANNEL, type LogHead } from './event-log.ts';

/** How often the ends of all logs are read, whether or not notifications arrive. */
const POLL_MS = 5000;
const RETRY_MS = 1000;
/** Events in one transaction, and in one answer. */
const BATCH = 200;
/** Instances learn of a change one after the other, usually within milliseconds. */
const LAG_MS = 1000;

/** A firm's log, as far as this instance has followed it. */
interface Followed {
  position: number;
  buffer: EventBuffer | null;
  /** Events of this instance that are not stored yet. */
  unsent: AnyEvent[];
  /** Stores them; null if all are stored. */
  sending: Promise<void> | null;
  /** Reads of the log, one after the other. */
  reading: Promise<void>;
  /** Reads that have not begun: one is enough for all that was stored before it. */
  isWanted: boolean;
}

interface Deps {
  database: Database;
  cipher: Cipher;
  clock: Clock;
  /** Of the database itself, not of a pooler. */
  directUrl: string;
}

/**
 * Stores events in the log of each firm, and follows the logs of all: each instance tells its browsers and caches what
 * every other one has published, in the same order and with the same positions.
 */
export function createDatabaseEventHub({ database, cipher, clock, directUrl }: Deps): EventBuffers {
  const log = createEventLog(database, cipher);
  const firms = new Map<string, Followed>();
  const subscribers = createSubscribers();
  let listener: Listener | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isStopping = false;
  let erasures = 0;
  const wakers = new Set<() => void>();

  return {
    publish: throttleFreshness(clock, (firm, event) => {
      const followed = follow(firm);
      followed.unsent.push(event);
      followed.sending ??= send(firm, followed);
    }),
    async publishWithin(within, firm, event) {
      await log.append(within, firm, [event]);
      return () => void read(firm);
    },
    async bufferOf(firm) {
      const followed = follow(firm);
      if (followed.buffer === null) {
        const loading = followed.reading.then(() => load(firm, followed));
        followed.reading = loading.then(
          () => undefined,
          () => undefined,
        );
        await loading;
      }
      // Another instance may have told a browser more than this one knows.
      await read(firm);
      return followed.buffer ?? load(firm, followed);
    },
    subscribe: subscribers.subscribe,
    forget() {
      erasures += 1;
      for (const followed of firms.values()) {
        followed.buffer?.drop();
        followed.unsent = [];
      }
      erase();
    },
    async start() {
      if (listener !== null) return;
      for (const [firm, { position }] of await log.heads()) follow(firm).position = position;
      listener = listenTo(directUrl, EVENT_CHANNEL, readAll, (firm) => void read(firm));
      timer = setInterval(() => {
        void listener?.look();
        readAll();
      }, POLL_MS).unref();
    },
    sweep: () => log.prune(clock.now()),
    async stop() {
      isStopping = true;
      for (const wake of [...wakers]) wake();
      clearInterval(timer);
      await listener?.stop();
      for (const { sending } of firms.values()) await sending;
      await Promise.all([...firms.values()].map(({ reading }) => reading));
    },
  };

  function follow(firm: string): Followed {
    const known = firms.get(firm);
    if (known !== undefined) return known;
    const followed = {
      position: 0,
      buffer: null,
      unsent: [],
      sending: null,
      reading: Promise.resolve(),
      isWanted: false,
    };
    firms.set(firm, followed);
    return followed;
  }

  /** Stores what was published, in its order, and again while the database refuses it. */
  async function send(firm: string, followed: Followed): Promise<void> {
    // What is published in the same turn is one batch.
    await new Promise((resolve) => setImmediate(resolve));
    while (followed.unsent.length > 0) {
      const batch = followed.unsent.splice(0, BATCH);
      const before = erasures;
      try {
        await transact(database, (within) => log.append(within, firm, batch));
        if (erasures !== before) erase();
        await read(firm);
      } catch {
        if (isStopping) break;
        if (erasures === before) followed.unsent.unshift(...batch);
        // So much was missed that browsers have to fetch everything.
        if (followed.unsent.length > MAX_EVENTS) followed.unsent = [{ type: 'reset' }];
        await wait();
      }
    }
    followed.sending = null;
  }

  /** What this instance has appended since the operator's erasure may still name the person. */
  function erase(): void {
    eraseEvents(database).then(readAll, () => undefined);
  }

  function readAll(): void {
    log.heads().then(
      (heads) => {
        for (const [firm, { position }] of heads) if (position > follow(firm).position) void read(firm);
      },
      // The next poll follows.
      () => undefined,
    );
  }

  function read(firm: string): Promise<void> {
    const followed = follow(firm);
    if (followed.isWanted) return followed.reading;
    followed.isWanted = true;
    followed.reading = followed.reading.then(async () => {
      followed.isWanted = false;
      await readOn(firm, followed).catch(() => undefined);
    });
    return followed.reading;
  }

  async function readOn(firm: string, followed: Followed): Promise<void> {
    for (;;) {
      const found = await log.read(firm, followed.position, BATCH);
      for (const { position, event } of found) {
        followed.position = position;
        followed.buffer?.add(event, position);
        subscribers.tell(firm, event);
      }
      if (found.length < BATCH) return;
    }
  }

  /** Loads the tail of the log, up to the position that this instance has followed. */
  async function load(firm: string, followed: Followed): Promise<EventBuffer> {
    if (followed.buffer !== null) return followed.buffer;
    const { log: name, position: last }: LogHead = await log.headOf(firm);
    const from = Math.max(0, Math.min(last, followed.position) - MAX_EVENTS);
    const found = await log.read(firm, from, MAX_EVENTS);
    const tail = found.filter(({ position }) => position <= followed.position);
    const position = (tail[0]?.position ?? followed.position + 1) - 1;
    const buffer = new EventBuffer(clock, { log: name, position, begun: -Infinity, lag: LAG_MS });
    for (const one of tail) buffer.add(one.event, one.position, one.age);
    return (followed.buffer = buffer);
  }

  function wait(): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timeout);
        wakers.delete(end);
        resolve();
      };
      const timeout = setTimeout(end, RETRY_MS);
      wakers.add(end);
    });
  }
}
