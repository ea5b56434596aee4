import { randomBytes } from 'node:crypto';
import type { LiveEvent } from '@intake-desk/desk-api/event';
import type { Clock } from '../clock.ts';
import { audienceOf, type Audience } from './event-audience.ts';

/** How much of the past can be told. */
const MAX_EVENTS = 2000;
const MAX_BYTES = 8 * 1024 * 1024;

/** One event, as it is sent to whoever may read it. */
export interface BufferedEvent {
  position: number;
  readableBy: Audience;
  /** The event with its id, ready for the wire. */
  block: Buffer;
  /** By the monotonic clock. */
  at: number;
}

/** Where a listener stands. */
export interface StreamPosition {
  /** What came after this position is still to be told. */
  position: number;
  /** False when something between what the listener knows and `position` cannot be told any more. */
  isComplete: boolean;
}

/**
 * The last events of one firm, each with a position one higher than the one before. Nobody's place is kept here: listeners ask
 * for what comes after theirs, when they can take it.
 */
export class EventBuffer {
  /** A restart loses all positions: this tells old ones from new ones, and those of other firms, too. */
  readonly #boot = randomBytes(6).toString('hex');
  readonly #clock: Clock;
  readonly #begun: number;
  readonly #listeners = new Set<() => void>();
  #entries: BufferedEvent[] = [];
  #bytes = 0;
  #last = 0;
  #isTelling = false;

  /** @param begun when there was nothing to tell yet, by the monotonic clock */
  constructor(clock: Clock, begun: number) {
    this.#clock = clock;
    this.#begun = begun;
  }

  /** The position of the newest event; 0 before the first. */
  get last(): number {
    return this.#last;
  }

  add(event: LiveEvent): void {
    const position = ++this.#last;
    const block = Buffer.from(this.blockOf(event, position));
    this.#entries.push({ position, readableBy: audienceOf(event), block, at: this.#clock.monotonic() });
    this.#bytes += block.length;
    while (this.#entries.length > MAX_EVENTS || (this.#bytes > MAX_BYTES && this.#entries.length > 1)) {
      this.#bytes -= this.#entries.shift()?.block.length ?? 0;
    }
    this.#notify();
  }

  /** @returns the first event after `position` that is still here; it may not be the next one */
  after(position: number): BufferedEvent | undefined {
    const first = this.#entries[0];
    return first === undefined ? undefined : this.#entries[Math.max(0, position + 1 - first.position)];
  }

  /** A position, for `Last-Event-ID`. */
  idOf(position: number): string {
    return `${this.#boot}-${position}`;
  }

  /** @see https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation */
  blockOf({ type, ...rest }: LiveEvent, position: number): string {
    return `event: ${type}\ndata: ${JSON.stringify(rest)}\nid: ${this.idOf(position)}\n\n`;
  }

  /** The place of somebody who has heard everything up to `id`. */
  positionAfter(id: string): StreamPosition {
    const [boot, digits = ''] = id.split('-', 2);
    const position = /^\d{1,15}$/.test(digits) ? Number(digits) : -1;
    const isKnown = boot === this.#boot && position >= this.#oldest() && position <= this.#last;
    return isKnown ? { position, isComplete: true } : { position: this.#last, isComplete: false };
  }

  /** The place of somebody who began to look so many milliseconds ago. */
  positionBefore(age: number): StreamPosition {
    const since = this.#clock.monotonic() - age;
    const index = this.#entries.findIndex(({ at }) => at >= since);
    const isBefore = since < this.#begun || (index === 0 && this.#oldest() > 0);
    // What was dropped, or told by another process, may have come since then.
    if (isBefore) return { position: this.#last, isComplete: false };
    return { position: index === -1 ? this.#last : this.#oldest() + index, isComplete: true };
  }

  /**
   * @param listener called once after any number of events came in one go
   * @returns stops listening
   */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** The position before the oldest event that is kept. */
  #oldest(): number {
    return this.#last - this.#entries.length;
  }

  #notify(): void {
    if (this.#isTelling) return;
    this.#isTelling = true;
    setImmediate(() => {
      this.#isTelling = false;
      for (const listener of this.#listeners) listener();
    });
  }
}
