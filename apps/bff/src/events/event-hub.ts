import type { DeskEvent } from '@intake-desk/desk-api/event';
import type { Clock } from '../clock.ts';
import { EventRing } from './event-buffer.ts';

/** A list's freshness is not told more often. */
const FRESHNESS_MS = 1000;

/** Takes what happened to everybody of a firm who listens. */
export interface EventHub {
  publish(firm: string, event: DeskEvent): void;
}

/** The hub as those see it who pass on what happens. */
export interface EventSource extends EventHub {
  /** What happened to a firm lately. */
  ringOf(firm: string): EventRing;
}

/** Keeps the last events of each firm. Of the freshness of a list the newest word counts: one a second is kept. */
export function createEventHub(clock: Clock): EventSource {
  const begun = clock.monotonic();
  const rings = new Map<string, EventRing>();
  /** By firm and list, for a second after one was told: the newest that came since, if any. */
  const held = new Map<string, DeskEvent | null>();

  return { publish, ringOf };

  function publish(firm: string, event: DeskEvent): void {
    if (event.type === 'freshness') return publishSeldom(firm, event, `${firm}/${event.list}`);
    ringOf(firm).add(event);
  }

  function publishSeldom(firm: string, event: DeskEvent, key: string): void {
    if (held.has(key)) return void held.set(key, event);
    ringOf(firm).add(event);
    held.set(key, null);
    clock.after(FRESHNESS_MS, () => {
      const newest = held.get(key) ?? null;
      held.delete(key);
      if (newest !== null) publishSeldom(firm, newest, key);
    });
  }

  function ringOf(firm: string): EventRing {
    const ring = rings.get(firm) ?? new EventRing(clock, begun);
    rings.set(firm, ring);
    return ring;
  }
}
