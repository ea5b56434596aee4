import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** How a slow client behaves. */
export interface Slowness {
  /** Sent at once. */
  head: string;
  /** Sent again at each interval after that; nothing when empty. */
  drip?: string;
  /** How much of the response it reads: everything by default, a little at each interval, or nothing. */
  reads?: 'slowly' | 'never';
}

const BEAT_MS = 1000;
const SIP = 1024;

/** A client that sends or reads slowly, until it is cut off or stopped. */
export class SlowClient {
  /** Milliseconds from the first byte to the end of the connection; null while it is open. */
  cutAfter: number | null = null;
  /** The first bytes of the response. */
  told = '';
  /** Bytes that it has read. */
  received = 0;
  readonly #socket: Socket;
  readonly #beat: NodeJS.Timeout;

  private constructor(socket: Socket, { head, drip = '', reads }: Slowness) {
    this.#socket = socket;
    const from = performance.now();
    socket.write(head, 'latin1');
    this.#beat = setInterval(() => {
      if (drip !== '' && socket.writable) socket.write(drip, 'latin1');
      if (reads === 'slowly') this.#onData(socket.read(SIP) as Buffer | null);
    }, BEAT_MS);
    if (reads === undefined) socket.on('data', (chunk: Buffer) => this.#onData(chunk));
    // A reset is an end, too: `close` follows.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearInterval(this.#beat);
      this.cutAfter = performance.now() - from;
    });
  }

  static async connect(url: string, slowness: Slowness): Promise<SlowClient> {
    const { hostname, port } = new URL(url);
    const socket = connect({ host: hostname, port: Number(port) });
    await once(socket, 'connect');
    return new SlowClient(socket, slowness);
  }

  /** Opens many at once. */
  static connectMany(url: string, count: number, slowness: Slowness): Promise<SlowClient[]> {
    return Promise.all(Array.from({ length: count }, () => SlowClient.connect(url, slowness)));
  }

  stop(): void {
    clearInterval(this.#beat);
    this.#socket.destroy();
  }

  /**
   * Reads all that is left.
   * @returns the number of bytes received in total
   */
  async hurry(): Promise<number> {
    clearInterval(this.#beat);
    this.#socket.on('data', (chunk: Buffer) => this.#onData(chunk));
    this.#socket.resume();
    if (this.cutAfter === null) await once(this.#socket, 'close');
    return this.received;
  }

  #onData(chunk: Buffer | null): void {
    if (chunk === null) return;
    this.received += chunk.length;
    if (this.told.length < SIP) this.told += chunk.toString('latin1');
  }
}
