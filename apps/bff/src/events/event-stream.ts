import type { Response } from 'express';
import type { ListName } from '@intake-desk/desk-api/event';
import type { Clock } from '../clock.ts';
import type { SignedInSession } from '../sessions/session-data.ts';
import type { EventBuffer, StreamPosition, BufferedEvent } from './event-buffer.ts';

/** Often enough for every proxy on the way to leave the connection alone. */
export const HEARTBEAT_MS = 15_000;
/** What browsers are told to wait before they come back. */
export const RETRY_MS = 2000;
/** Written at once; a reader who takes no more holds this and what the socket keeps, whatever happens meanwhile. */
const MAX_CHUNK_BYTES = 64 * 1024;
/** A last word that nobody takes is not waited for. */
const LAST_WORD_MS = 250;

/** Whether a person may read a list. Asked for each event. */
export type CanRead = (session: SignedInSession, list: ListName) => boolean;

interface Deps {
  response: Response;
  ring: EventBuffer;
  clock: Clock;
  mayRead: CanRead;
  session: SignedInSession;
  /** Who is signed in now; null when nobody is any more. */
  lookAgain: () => Promise<SignedInSession | null>;
}

/**
 * One open answer. It has a place in the ring and no queue of its own: it is written to as fast as it is read from. Who reads
 * too slowly misses what fell out of the ring, and is told so; who does not read at all is cut off at the second heartbeat.
 */
export class EventStream {
  readonly #response: Response;
  readonly #ring: EventBuffer;
  readonly #clock: Clock;
  readonly #mayRead: CanRead;
  readonly #lookAgain: Deps['lookAgain'];
  readonly #unfollow: () => void;
  #session: SignedInSession;
  #position: number;
  #isOver = false;
  /** What was written before the last heartbeat is still waiting. */
  #isStuck = false;
  #cancelBeat: () => void = () => undefined;

  constructor(
    { response, ring, clock, mayRead, session, lookAgain }: Deps,
    { position, isComplete: isWhole }: StreamPosition,
  ) {
    this.#response = response;
    this.#ring = ring;
    this.#clock = clock;
    this.#mayRead = mayRead;
    this.#session = session;
    this.#lookAgain = lookAgain;
    this.#position = position;
    this.#unfollow = ring.subscribe(() => this.#pump());
    response.on('drain', () => {
      this.#isStuck = false;
      this.#pump();
    });
    response.once('close', () => this.#stop());
    response.write(`retry: ${RETRY_MS}\n\n${isWhole ? this.#placeBlock() : this.#resetBlock()}`);
    this.#beatLater();
    this.#pump();
  }

  /** Ends it: the browser comes back when it was told to. */
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

  /** Writes what came since, as far as it is taken. */
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
      blocks.push(entry.block);
      bytes += entry.block.length;
    }
  }

  #isReadable({ readableBy }: BufferedEvent): boolean {
    return readableBy === 'everybody' || readableBy.some((list) => this.#mayRead(this.#session, list));
  }

  #beatLater(): void {
    this.#cancelBeat = this.#clock.after(HEARTBEAT_MS, () => void this.#beat());
  }

  async #beat(): Promise<void> {
    if (this.#isStuck) return void this.#response.destroy();
    this.#isStuck = this.#response.writableNeedDrain;
    // A database that does not answer proves nobody's session.
    const session = await this.#lookAgain().catch(() => null);
    if (this.#isOver) return;
    if (session === null || session.firm !== this.#session.firm) return this.end();
    this.#session = session;
    // The place moves on with what is not for this person, too: else they would come back with one that is long gone.
    if (!this.#isStuck) this.#response.write(`:\n${this.#placeBlock()}`);
    this.#beatLater();
  }

  #placeBlock(): string {
    return `id: ${this.#ring.idOf(this.#position)}\n\n`;
  }

  #resetBlock(): string {
    return this.#ring.blockOf({ type: 'reset' }, this.#position);
  }
}
