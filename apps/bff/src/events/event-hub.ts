import type { LiveEvent } from '@intake-desk/desk-api/event';
import type { Clock } from '../clock.ts';
import { EventBuffer } from './event-buffer.ts';

/** A list's freshness is not told more often. */
const FRESHNESS_INTERVAL_MS = 1000;

/** Takes what happened to everybody of a firm who listens. */
export interface EventHub {
  publish(firm: string, event: LiveEvent): void;
}

/** The hub as those see it who pass on what happens. */
export interface EventBuffers extends EventHub {
  /** What happened to a firm lately. */
  bufferOf(firm: string): EventBuffer;
}

/** Keeps the last events of each firm. Of the freshness of a list the newest word counts: one a second is kept. */
export function createEventHub(clock: Clock): EventBuffers {
  const begun = clock.monotonic();
  const rings = new Map<string, EventBuffer>();
  /** By firm and list, for a second after one was told: the newest that came since, if any. */
  const held = new Map<string, LiveEvent | null>();

  return { publish, bufferOf: ringOf };

  function publish(firm: string, event: LiveEvent): void {
    if (event.type === 'freshness') return publishSeldom(firm, event, `${firm}/${event.list}`);
    ringOf(firm).add(event);
  }

  function publishSeldom(firm: string, event: LiveEvent, key: string): void {
    if (held.has(key)) return void held.set(key, event);
    ringOf(firm).add(event);
    held.set(key, null);
    clock.after(FRESHNESS_INTERVAL_MS, () => {
      const newest = held.get(key) ?? null;
      held.delete(key);
      if (newest !== null) publishSeldom(firm, newest, key);
    });
  }

  function ringOf(firm: string): EventBuffer {
    const ring = rings.get(firm) ?? new EventBuffer(clock, begun);
    rings.set(firm, ring);
    return ring;
  }
}
