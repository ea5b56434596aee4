import type { Clock } from '#src/clock.ts';

/** A clock that moves only when a test advances it. */
export class ManualClock implements Clock {
  #now = 1_000_000;
  #timers: { at: number; action: () => void }[] = [];

  now = (): number => this.#now;
  monotonic = (): number => this.#now;

  after = (delay: number, action: () => void): (() => void) => {
    const timer = { at: this.#now + delay, action };
    this.#timers.push(timer);
    return () => void (this.#timers = this.#timers.filter((other) => other !== timer));
  };

  /** Advances the time, and runs due timers in order. */
  async advance(milliseconds: number): Promise<void> {
    const until = this.#now + milliseconds;
    await settle();
    for (let next = this.#next(); next !== undefined && next.at <= until; next = this.#next()) await this.#run(next);
    this.#now = until;
    await settle();
  }

  /** Jumps from timer to timer until all work is done. */
  async runUntilDone(work: readonly Promise<unknown>[]): Promise<void> {
    let isDone = false;
    const all = Promise.all(work).then(() => (isDone = true));
    await settle();
    for (let next = this.#next(); !isDone && next !== undefined; next = this.#next()) await this.#run(next);
    await all;
  }

  #next() {
    return this.#timers.toSorted((one, other) => one.at - other.at)[0];
  }

  async #run(timer: { at: number; action: () => void }): Promise<void> {
    this.#timers = this.#timers.filter((other) => other !== timer);
    this.#now = Math.max(this.#now, timer.at);
    timer.action();
    await settle();
  }
}

/** Runs everything that waits for a promise and not for time. */
async function settle(): Promise<void> {
  await new Promise<void>((resolve) => setImmediate(resolve));
}
