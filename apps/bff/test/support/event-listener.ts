import { get, type ClientRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';

/** One event as it was received. */
export interface HeardEvent {
  type: string;
  data: Record<string, unknown>;
  id: string;
}

/** Reads one event stream, as the browser does. */
export class EventListener {
  status = 0;
  headers: IncomingHttpHeaders = {};
  readonly events: HeardEvent[] = [];
  /** Everything received, with comments and retry hints. */
  text = '';
  lastId = '';
  isOver = false;
  readonly #request: ClientRequest;
  readonly #waiting = new Set<() => void>();
  readonly #most: number;
  #answer: IncomingMessage | null = null;
  #rest = '';

  private constructor(url: string, headers: Record<string, string>, most: number) {
    this.#most = most;
    this.#request = get(url, { headers, agent: false }, (answer) => {
      this.#answer = answer;
      this.status = answer.statusCode ?? 0;
      this.headers = answer.headers;
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => this.#onChunk(chunk));
      answer.on('error', () => undefined);
      answer.on('close', () => this.#end());
      this.#notify();
    });
    this.#request.on('error', () => this.#end());
  }

  /** @param most closes the connection in the middle of the data that follows so many events */
  static async open(
    url: string,
    headers: Record<string, string>,
    { most = Number.POSITIVE_INFINITY } = {},
  ): Promise<EventListener> {
    const listener = new EventListener(url, headers, most);
    await listener.until(() => listener.status !== 0);
    return listener;
  }

  /** Resolves when the condition is true, or when the stream has ended. */
  until(isReached: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const check = () => {
        if (!isReached() && !this.isOver) return;
        this.#waiting.delete(check);
        resolve();
      };
      this.#waiting.add(check);
      check();
    });
  }

  heard(count: number): Promise<void> {
    return this.until(() => this.events.length >= count);
  }

  over(): Promise<void> {
    return this.until(() => this.isOver);
  }

  /** Stops reading and keeps the connection open. */
  goDeaf(): void {
    this.#answer?.pause();
  }

  wake(): void {
    this.#answer?.resume();
  }

  close(): void {
    this.#request.destroy();
  }

  #onChunk(chunk: string): void {
    if (this.isOver) return;
    this.text += chunk;
    const blocks = (this.#rest + chunk).split('\n\n');
    this.#rest = blocks.pop() ?? '';
    for (const block of blocks) this.#take(block);
    this.#notify();
  }

  #take(block: string): void {
    const { id, event, data } = Object.fromEntries(
      block.split('\n').map((line) => [line.split(':', 1)[0] ?? '', line.slice(line.indexOf(':') + 1).trim()]),
    ) as Record<string, string | undefined>;
    if (event !== undefined && this.events.length >= this.#most) return this.close();
    if (id !== undefined) this.lastId = id;
    if (event === undefined) return;
    this.events.push({ type: event, data: JSON.parse(data ?? '') as Record<string, unknown>, id: id ?? '' });
  }

  #end(): void {
    this.isOver = true;
    this.#notify();
  }

  #notify(): void {
    for (const check of this.#waiting) check();
  }
}
