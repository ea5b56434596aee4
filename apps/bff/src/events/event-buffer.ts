import { redact } from '@intake-desk/grow-api/redaction';
import { z } from 'zod/mini';
import type { Clock } from '../clock.ts';
import { audienceOf, type Audience } from './event-audience.ts';
import type { AnyEvent } from './any-event.ts';

/** Limits of the events that can be replayed. */
export const MAX_EVENTS = 2000;
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

/** Where a buffer begins. */
export interface BufferStart {
  /** Distinguishes its positions from those of other logs. */
  log: string;
  position: number;
  /** Start of its history, by the monotonic clock. */
  begun: number;
  /** Data that was requested so many milliseconds after an event may still be from before it. */
  lag: number;
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
  readonly #clock: Clock;
  readonly #start: BufferStart;
  readonly #listeners = new Set<() => void>();
  #entries: BufferedEvent[] = [];
  #bytes = 0;
  #last: number;
  #isTelling = false;

  constructor(clock: Clock, start: BufferStart) {
    this.#clock = clock;
    this.#start = start;
    this.#last = start.position;
  }

  /** The position of the newest event; 0 before the first. */
  get last(): number {
    return this.#last;
  }

  /**
   * @param position of the event; if it is not the next one, everything before it is dropped
   * @param age milliseconds since it was published
   */
  add(event: AnyEvent, position = this.#last + 1, age = 0): void {
    if (position !== this.#last + 1) this.drop();
    this.#last = position;
    const block = Buffer.from(this.blockOf(event, position));
    this.#entries.push({ position, readableBy: audienceOf(event), block, at: this.#clock.monotonic() - age });
    this.#bytes += block.length;
    while (this.#entries.length > MAX_EVENTS || (this.#bytes > MAX_BYTES && this.#entries.length > 1)) {
      this.#bytes -= this.#entries.shift()?.block.length ?? 0;
    }
    this.#notify();
  }

  /** Drops all events. Every subscriber receives a `reset`, also one that resumes later. */
  clear(): void {
    // A gap in the positions: the stream that meets it replaces what follows by a reset.
    this.add({ type: 'reset' }, this.#last + 2);
  }

  /** Drops all events: a subscriber that has not received them receives a `reset` with the next one. */
  drop(): void {
    this.#entries = [];
    this.#bytes = 0;
  }

  /** @returns the first buffered event after `position`, not the next one if that was evicted */
  after(position: number): BufferedEvent | undefined {
    const first = this.#entries[0];
    return first === undefined ? undefined : this.#entries[Math.max(0, position + 1 - first.position)];
  }

  /** Returns a position as `Last-Event-ID`. */
  idOf(position: number): string {
    return `${this.#start.log}-${position}`;
  }

  /** @see https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation */
  blockOf({ type, ...rest }: AnyEvent, position: number): string {
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
    const [log, digits = ''] = id.split('-', 2);
    const position = /^\d{1,15}$/.test(digits) ? Number(digits) : -1;
    const isKnown = log === this.#start.log && position >= this.#oldest() && position <= this.#last;
    return isKnown ? { position, isComplete: true } : { position: this.#last, isComplete: false };
  }

  /** Returns the position of a subscriber whose data was requested `age` milliseconds ago. */
  positionBefore(age: number): StreamPosition {
    const since = this.#clock.monotonic() - age - this.#start.lag;
    const index = this.#entries.findIndex(({ at }) => at >= since);
    const isBefore = since < this.#start.begun || (index === 0 && this.#oldest() > 0);
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
