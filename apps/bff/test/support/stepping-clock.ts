import type { Clock } from '#src/clock.ts';
import type { HttpTransport } from '#src/grow/client/http-transport.ts';
import { countConnections, WorkCount } from './work-count.ts';

/** So many idle turns of the event loop mean that nothing happens before time moves. */
const QUIET_TURNS = 6;

const work = new WorkCount();
countConnections(work);

/**
 * A clock that jumps from timer to timer on demand. Before each jump it waits for requests in flight: requests to Grow
 * and to PostgreSQL are real and take real time.
 */
export class SteppingClock implements Clock {
  #now = Date.now();
  readonly #begun = this.#now;
  /** By how much the wall clock was set, in milliseconds. */
  #set = 0;
  #timers = new Map<number, { at: number; action: () => void }>();
  #next = 0;

  now = (): number => Math.floor(this.#now + this.#set);
  monotonic = (): number => this.#now - this.#begun;

  after = (delay: number, action: () => void): (() => void) => {
    const id = this.#next++;
    this.#timers.set(id, { at: this.#now + Math.max(0, delay), action });
    return () => void this.#timers.delete(id);
  };

  /** Sets the wall clock forward, or back with a negative number. Neither timers nor the monotonic clock notice. */
  setWall(milliseconds: number): void {
    this.#set += milliseconds;
  }

  /** Tracks the requests of a transport, so that the clock waits for them. */
  watch = (exchange: HttpTransport): HttpTransport => ({
    close: () => exchange.close(),
    send: async (...request) => {
      work.begin();
      try {
        return await exchange.send(...request);
      } finally {
        work.end();
      }
    },
  });

  async advance(milliseconds: number): Promise<void> {
    const until = this.#now + milliseconds;
    await this.settle();
    for (;;) {
      let due: [number, { at: number; action: () => void }] | undefined;
      for (const timer of this.#timers) if (due === undefined || timer[1].at < due[1].at) due = timer;
      if (due === undefined || due[1].at > until) break;
      this.#timers.delete(due[0]);
      this.#now = Math.max(this.#now, due[1].at);
      due[1].action();
      await this.settle();
    }
    this.#now = until;
  }

  async settle(): Promise<void> {
    for (let quiet = 0; quiet < QUIET_TURNS; quiet += 1) {
      await new Promise<void>((resolve) => setImmediate(resolve));
      while (work.isBusy) {
        quiet = -1;
        // Waits instead of polling at every turn, so that the sandbox has the core for its response.
        await work.changed;
      }
    }
  }
}
