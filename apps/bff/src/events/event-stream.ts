import type { Response } from 'express';
import { LIST_NAMES, type ListName } from '@intake-desk/desk-api/event';
import type { Clock } from '../clock.ts';
import type { SignedInSession } from '../sessions/session-data.ts';
import type { EventBuffer, StreamPosition, BufferedEvent } from './event-buffer.ts';

/** Short enough that no proxy closes the connection as idle. */
export const HEARTBEAT_MS = 15_000;
/** Delay after which browsers reconnect. */
export const RETRY_MS = 2000;
/**
 * Maximum size of one write: a client that reads no more holds this and the socket's buffer, regardless of new events.
 */
const MAX_CHUNK_BYTES = 64 * 1024;
/** Time for the last write to be read before the connection is destroyed. */
const LAST_WORD_MS = 250;

/** Returns whether a person may read a list. Called for each event. */
export type CanRead = (session: SignedInSession, list: ListName) => boolean;

/** Returns the fields of a list's records that Grow redacts for a person. Called for each event. */
export type RedactedFieldsOf = (session: SignedInSession, list: ListName) => ReadonlySet<string>;

interface Deps {
  response: Response;
  ring: EventBuffer;
  clock: Clock;
  mayRead: CanRead;
  redactedFields: RedactedFieldsOf;
  /** Returns whether Clio has refused a list to a person. */
  isRefused: CanRead;
  session: SignedInSession;
  /** True if the client was connected before: it may have missed that a list was refused. */
  isResumed: boolean;
  /** Looks up the session again; null once the user is signed out. */
  lookAgain: () => Promise<SignedInSession | null>;
  /** Called at each heartbeat with the current session. */
  onHeartbeat: (session: SignedInSession) => void;
}

/**
 * One open response. It has a position in the buffer and no queue of its own: it is written as fast as it is read. A
 * client that is too slow misses evicted events and gets a `reset`; one that reads nothing is disconnected at the
 * second heartbeat.
 */
export class EventStream {
  readonly #response: Response;
  readonly #ring: EventBuffer;
  readonly #clock: Clock;
  readonly #mayRead: CanRead;
  readonly #redactedFields: RedactedFieldsOf;
  readonly #isRefused: CanRead;
  /** The lists that the recipient knows to be refused. */
  readonly #refused = new Set<ListName>();
  readonly #lookAgain: Deps['lookAgain'];
  readonly #onHeartbeat: Deps['onHeartbeat'];
  readonly #unfollow: () => void;
  #session: SignedInSession;
  #position: number;
  #isOver = false;
  /** True if data written before the last heartbeat is still unread. */
  #isStuck = false;
  #cancelBeat: () => void = () => undefined;

  constructor(
    { response, ring, clock, mayRead, redactedFields, isRefused, session, lookAgain, onHeartbeat, isResumed }: Deps,
    { position, isComplete: isWhole }: StreamPosition,
  ) {
    this.#response = response;
    this.#ring = ring;
    this.#clock = clock;
    this.#mayRead = mayRead;
    this.#redactedFields = redactedFields;
    this.#isRefused = isRefused;
    this.#session = session;
    this.#lookAgain = lookAgain;
    this.#onHeartbeat = onHeartbeat;
    // A new page has just been refused what it requested.
    if (!isResumed) for (const list of LIST_NAMES) if (isRefused(session, list)) this.#refused.add(list);
    this.#position = position;
    this.#unfollow = ring.subscribe(() => this.#pump());
    response.on('drain', () => {
      this.#isStuck = false;
      this.#pump();
    });
    response.once('close', () => this.#stop());
    response.write(`retry: ${RETRY_MS}\n\n${isWhole ? this.#placeBlock() : this.#resetBlock()}${this.#accessBlocks()}`);
    this.#beatLater();
    this.#pump();
  }

  /** Ends the stream; the browser reconnects after `RETRY_MS`. */
  end(): void {
    if (this.#isOver) return;
    this.#stop();
    if (this.#response.writableNeedDrain) return void this.#response.destroy();
    this.#response.end(`retry: ${RETRY_MS}\n\n`);
    const cancel = this.#clock.after(LAST_WORD_MS, () => this.#response.destroy());
    this.#response.once('close', cancel);
  }

  #stop(): void {
    this.#isOver = true;
    this.#unfollow();
    this.#cancelBeat();
  }

  /** Writes new events until the socket's buffer is full. */
  #pump(): void {
    while (!this.#isOver && !this.#response.writableNeedDrain) {
      const blocks = this.#next();
      if (blocks.length === 0) return;
      this.#response.write(blocks.length === 1 ? blocks[0] : Buffer.concat(blocks));
    }
  }

  #next(): Buffer[] {
    const blocks: Buffer[] = [];
    let bytes = 0;
    for (;;) {
      const entry = this.#ring.after(this.#position);
      if (entry === undefined || bytes >= MAX_CHUNK_BYTES) return blocks;
      if (entry.position !== this.#position + 1) {
        this.#position = this.#ring.last;
        blocks.push(Buffer.from(this.#resetBlock()));
        return blocks;
      }
      this.#position = entry.position;
      if (!this.#isReadable(entry)) continue;
      const block = this.#blockOf(entry);
      blocks.push(block);
      bytes += block.length;
    }
  }

  #isReadable({ readableBy }: BufferedEvent): boolean {
    return readableBy === 'all' || readableBy.some((list) => this.#mayRead(this.#session, list));
  }

  /** Everyone receives the same bytes, except a person from whom Grow redacts a field. */
  #blockOf(entry: BufferedEvent): Buffer {
    if (entry.readableBy === 'all') return entry.block;
    const fields = new Set(entry.readableBy.flatMap((list) => [...this.#redactedFields(this.#session, list)]));
    return fields.size === 0 ? entry.block : this.#ring.redacted(entry, fields);
  }

  #beatLater(): void {
    this.#cancelBeat = this.#clock.after(HEARTBEAT_MS, () => void this.#beat());
  }

  async #beat(): Promise<void> {
    if (this.#isStuck) return void this.#response.destroy();
    this.#isStuck = this.#response.writableNeedDrain;
    // Without a response from the database no session is valid.
    const session = await this.#lookAgain().catch(() => null);
    if (this.#isOver) return;
    if (session === null || session.firm !== this.#session.firm) return this.end();
    this.#session = session;
    this.#onHeartbeat(session);
    // The position also advances past events that this person may not read. Otherwise they would reconnect with one
    // that was evicted long ago.
    if (!this.#isStuck) this.#response.write(`:\n${this.#placeBlock()}${this.#accessBlocks()}`);
    this.#beatLater();
  }

  #placeBlock(): string {
    return `id: ${this.#ring.idOf(this.#position)}\n\n`;
  }

  /** Events about a list end when it is refused: the page has to be told why. */
  #accessBlocks(): string {
    const changed = LIST_NAMES.filter((list) => this.#isRefused(this.#session, list) !== this.#refused.has(list));
    return changed
      .map((list) => {
        const isOpen = this.#refused.delete(list);
        if (!isOpen) this.#refused.add(list);
        return this.#ring.blockOf({ type: 'access', list, isOpen }, this.#position);
      })
      .join('');
  }

  #resetBlock(): string {
    return this.#ring.blockOf({ type: 'reset' }, this.#position);
  }
}
