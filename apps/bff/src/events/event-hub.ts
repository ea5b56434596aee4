import { randomBytes } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { LiveEvent } from '@intake-desk/desk-api/event';
import type { Clock } from '../clock.ts';
import type { Tables } from '../database/tables.ts';
import { ALL_FIRMS, type AnyEvent } from './any-event.ts';
import { EventBuffer } from './event-buffer.ts';

/** Minimum interval between freshness events of a list. */
const FRESHNESS_INTERVAL_MS = 1000;

/** Publishes events to all subscribers of a firm. */
export interface EventHub {
  publish(firm: string, event: AnyEvent): void;
}

/** Publishes events with the change that they tell. */
export interface TransactionalEventHub extends EventHub {
  /**
   * Stores the event in the transaction of the change, if events are stored: then it is told if and only if the change
   * is committed.
   * @returns tells it; called after the commit
   */
  publishWithin(within: Transaction<Tables>, firm: string, event: AnyEvent): Promise<() => void>;
}

/** The hub, as event streams and caches use it. */
export interface EventBuffers extends TransactionalEventHub {
  /** Returns the buffer of a firm's latest events. @throws StoreUnavailable if it cannot be read */
  bufferOf(firm: string): Promise<EventBuffer>;
  /** Calls the listener for each event of a type, of this instance and of all others: caches drop what it tells. */
  subscribe<Type extends AnyEvent['type']>(
    type: Type,
    listener: (firm: string, event: Extract<AnyEvent, { type: Type }>) => void,
  ): void;
  /** Drops the events of all firms: browsers fetch again what they show. */
  forget(): void;
  /** Must complete before the first request is handled. */
  start(): Promise<void>;
  /** Deletes what is no longer replayed. */
  sweep(): Promise<void>;
  /** Resolves when all events are published. */
  stop(): Promise<void>;
}

/**
 * Buffers the latest events of each firm in memory. Freshness events of a list are throttled to one per second; the
 * newest one wins.
 */
export function createEventHub(clock: Clock): EventBuffers {
  const begun = clock.monotonic();
  const buffers = new Map<string, EventBuffer>();
  const subscribers = createSubscribers();
  const publish = throttleFreshness(clock, (firm, event) => {
    if (firm !== ALL_FIRMS) getBuffer(firm).add(event);
    subscribers.tell(firm, event);
  });

  return {
    publish,
    publishWithin: (_within, firm, event) => Promise.resolve(() => publish(firm, event)),
    bufferOf: (firm) => Promise.resolve(getBuffer(firm)),
    subscribe: subscribers.subscribe,
    forget() {
      for (const buffer of buffers.values()) buffer.clear();
    },
    start: () => Promise.resolve(),
    sweep: () => Promise.resolve(),
    stop: () => Promise.resolve(),
  };

  function getBuffer(firm: string): EventBuffer {
    const known = buffers.get(firm);
    if (known !== undefined) return known;
    // Positions from before a restart are lost.
    const log = randomBytes(6).toString('hex');
    const buffer = new EventBuffer(clock, { log, position: 0, begun, lag: 0 });
    buffers.set(firm, buffer);
    return buffer;
  }
}

/** Listeners by type of event. */
export function createSubscribers(): Pick<EventBuffers, 'subscribe'> & { tell: EventHub['publish'] } {
  const listeners: { type: string; listener: (firm: string, event: never) => void }[] = [];
  return {
    subscribe: (type, listener) => void listeners.push({ type, listener }),
    tell(firm, event) {
      for (const { type, listener } of listeners) if (type === event.type) listener(firm, event as never);
    },
  };
}

/** Returns `publish` for all events, of which those about the freshness of a list are at most one per second. */
export function throttleFreshness(clock: Clock, publish: EventHub['publish']): EventHub['publish'] {
  /** By firm and list, for a second after one was published: the newest one since, or null. */
  const throttled = new Map<string, LiveEvent | null>();
  return (firm, event) => {
    if (event.type === 'freshness') publishSeldom(firm, event, `${firm}/${event.list}`);
    else publish(firm, event);
  };

  function publishSeldom(firm: string, event: LiveEvent, key: string): void {
    if (throttled.has(key)) return void throttled.set(key, event);
    publish(firm, event);
    throttled.set(key, null);
    clock.after(FRESHNESS_INTERVAL_MS, () => {
      const newest = throttled.get(key) ?? null;
      throttled.delete(key);
      if (newest !== null) publishSeldom(firm, newest, key);
    });
  }
}
