import { randomBytes } from 'node:crypto';
import type { LiveEvent } from '@intake-desk/desk-api/event';
import { redact } from '@intake-desk/grow-api/redaction';
import { z } from 'zod/mini';
import type { Clock } from '../clock.ts';
import { audienceOf, type Audience } from './event-audience.ts';

/** Limits of the events that can be replayed. */
const MAX_EVENTS = 2000;
const MAX_BYTES = 8 * 1024 * 1024;

const withRecord = z.looseObject({ record: z.looseObject({}) });

/** One event, as it is sent to all who may read it. */
export interface BufferedEvent {
  position: number;
  readableBy: Audience;
  /** The event with its id, in wire format. */
  block: Buffer;
  /** Milliseconds of the monotonic clock. */
  at: number;
}

/** Position of a subscriber. */
export interface StreamPosition {
  /** Events after this position are still to be sent. */
  position: number;
  /** False if events before this position can no longer be replayed. */
  isComplete: boolean;
}

/**
 * Bounded buffer of one firm's latest events with consecutive positions. It stores no subscriber state: each stream
 * pulls the events after its own position when its socket is writable.
 */
export class EventBuffer {
  /** Distinguishes positions from those before a restart, which are lost, and from those of other firms. */
  readonly #boot = randomBytes(6).toString('hex');
  readonly #clock: Clock;
  readonly #begun: number;
  readonly #listeners = new Set<() => void>();
  #entries: BufferedEvent[] = [];
  #bytes = 0;
  #last = 0;
  #isTelling = false;

  /** @param begun start of the buffer's history, by the monotonic clock */
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

  /** Drops all events. Every subscriber receives a `reset`, also one that resumes later. */
  clear(): void {
    this.#entries = [];
    this.#bytes = 0;
    // A gap in the positions: the stream that meets it replaces what follows by a reset.
    this.#last += 1;
    this.add({ type: 'reset' });
  }

  /** @returns the first buffered event after `position`, not the next one if that was evicted */
  after(position: number): BufferedEvent | undefined {
    const first = this.#entries[0];
    return first === undefined ? undefined : this.#entries[Math.max(0, position + 1 - first.position)];
  }

  /** Returns a position as `Last-Event-ID`. */
  idOf(position: number): string {
    return `${this.#boot}-${position}`;
  }

  /** @see https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation */
  blockOf({ type, ...rest }: LiveEvent, position: number): string {
    return this.#frame(type, rest, position);
  }

  /** Returns an event in wire format, without these fields of its record. */
  redacted({ block, position }: BufferedEvent, fields: ReadonlySet<string>): Buffer {
    const [type = '', data = ''] = block.toString().split('\n', 2);
    const rest = withRecord.safeParse(JSON.parse(data.slice('data: '.length)));
    if (!rest.success) return block;
    const record = redact(rest.data.record, fields);
    return Buffer.from(this.#frame(type.slice('event: '.length), { ...rest.data, record }, position));
  }

  /** Returns the position of a subscriber that received all events up to `id`. */
  positionAfter(id: string): StreamPosition {
    const [boot, digits = ''] = id.split('-', 2);
    const position = /^\d{1,15}$/.test(digits) ? Number(digits) : -1;
    const isKnown = boot === this.#boot && position >= this.#oldest() && position <= this.#last;
    return isKnown ? { position, isComplete: true } : { position: this.#last, isComplete: false };
  }

  /** Returns the position of a subscriber whose data was requested `age` milliseconds ago. */
  positionBefore(age: number): StreamPosition {
    const since = this.#clock.monotonic() - age;
    const index = this.#entries.findIndex(({ at }) => at >= since);
    const isBefore = since < this.#begun || (index === 0 && this.#oldest() > 0);
    // Events since then may have been evicted, or published by an earlier process.
    if (isBefore) return { position: this.#last, isComplete: false };
    return { position: index === -1 ? this.#last : this.#oldest() + index, isComplete: true };
  }

  /**
   * @param listener called once per batch of events
   * @returns unsubscribes
   */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #frame(type: string, rest: object, position: number): string {
    return `event: ${type}\ndata: ${JSON.stringify(rest)}\nid: ${this.idOf(position)}\n\n`;
  }

  /** Returns the position before the oldest buffered event. */
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
