import type { Clock } from '#src/clock.ts';

/** A clock that stands until it is told to move. */
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

  /** Moves on, running what is due in its order. */
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

/** Lets everything run that waits for a promise and not for time. */
async function settle(): Promise<void> {
  await new Promise<void>((resolve) => setImmediate(resolve));
}
