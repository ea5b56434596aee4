import type { LiveEvent } from '@intake-desk/desk-api/event';
import type { Clock } from '../clock.ts';
import { EventBuffer } from './event-buffer.ts';

/** Minimum interval between freshness events of a list. */
const FRESHNESS_INTERVAL_MS = 1000;

/** Publishes events to all subscribers of a firm. */
export interface EventHub {
  publish(firm: string, event: LiveEvent): void;
}

/** The hub, as event streams use it. */
export interface EventBuffers extends EventHub {
  /** Returns the buffer of a firm's latest events. */
  bufferOf(firm: string): EventBuffer;
  /** Drops the buffered events of all firms: browsers fetch again what they show. */
  forget(): void;
}

/**
 * Buffers the latest events of each firm. Freshness events of a list are throttled to one per second; the newest one
 * wins.
 */
export function createEventHub(clock: Clock): EventBuffers {
  const begun = clock.monotonic();
  const buffers = new Map<string, EventBuffer>();
  /** Throttled freshness by firm and list, for a second after one was published: the newest one since, or null. */
  const throttled = new Map<string, LiveEvent | null>();

  return {
    publish,
    bufferOf: getBuffer,
    forget() {
      for (const buffer of buffers.values()) buffer.clear();
    },
  };

  function publish(firm: string, event: LiveEvent): void {
    if (event.type === 'freshness') return publishSeldom(firm, event, `${firm}/${event.list}`);
    getBuffer(firm).add(event);
  }

  function publishSeldom(firm: string, event: LiveEvent, key: string): void {
    if (throttled.has(key)) return void throttled.set(key, event);
    getBuffer(firm).add(event);
    throttled.set(key, null);
    clock.after(FRESHNESS_INTERVAL_MS, () => {
      const newest = throttled.get(key) ?? null;
      throttled.delete(key);
      if (newest !== null) publishSeldom(firm, newest, key);
    });
  }

  function getBuffer(firm: string): EventBuffer {
    const buffer = buffers.get(firm) ?? new EventBuffer(clock, begun);
    buffers.set(firm, buffer);
    return buffer;
  }
}
