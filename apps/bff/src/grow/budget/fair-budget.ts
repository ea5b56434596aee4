import type { Clock } from '../../clock.ts';
import { ProblemError } from '../../problem.ts';
import type { Budget, Priority, Slot, AcquireOptions } from './budget.ts';
import { createFairQueue, type QueueKey } from './fair-queue.ts';
import { createRateWindow } from './rate-window.ts';
import type { SharedSlots } from './shared-slots.ts';

/** Longest expected wait before a request is refused, in the queue as well as during a pause. */
export const MAX_WAIT_MS = 20_000;

interface Waiter extends QueueKey {
  since: number;
  grant(slot: Slot): void;
  refuse(reason: Error): void;
}

/**
 * One bounded queue for all requests to Grow: writes before reads before background work, people in turns. A request
 * that would wait too long is refused at once; one that was overtaken for too long is refused then.
 * @param rate requests per second; 0 for no limit
 * @param shared slots of all processes on the data directory or the database
 */
export function createFairBudget(rate: number, clock: Clock, shared?: SharedSlots): Budget {
  const window = createRateWindow(rate, clock, pump, shared);
  const queue = createFairQueue<Waiter>(() => clock.monotonic());
  const listeners: ((priority: Priority, waited: number) => void)[] = [];
  const longest = (rate * MAX_WAIT_MS) / 1000;
  let pausedUntil = -Infinity;
  let cancelTimer: (() => void) | null = null;
  shared?.listen({
    onFree: pump,
    onPause: begin,
    onServed: (priority, isPerson, at) => queue.moveBack(priority, isPerson, at),
    onFailed(cause) {
      const error = new ProblemError('store-unavailable', { retryAfter: 5, cause });
      for (const waiter of queue.drain()) waiter.refuse(error);
    },
    size: () => queue.size,
  });

  return {
    acquire({ signal, skipQueue: ahead = false, priority = 'read', person = '' }: AcquireOptions = {}) {
      if (signal?.aborted === true) return Promise.reject(reasonOf(signal));
      if (pausedFor() > MAX_WAIT_MS) return Promise.reject(longPause());
      const turn = { key: ahead ? null : { priority, person }, since: clock.monotonic() };
      const free = queue.size === 0 && pausedFor() === 0 ? window.acquire(turn) : null;
      if (free !== null) {
        for (const listener of listeners) listener(priority, 0);
        return Promise.resolve(free);
      }
      if (!ahead && rate > 0 && !hasRoom({ priority, person })) return Promise.reject(full());
      return new Promise<Slot>((resolve, reject) => {
        // A queued write never times out: it is in the outbox and will be sent.
        const cancelTimeout =
          ahead || priority !== 'read' ? () => undefined : clock.after(MAX_WAIT_MS, () => leave(full()));
        const onAbort = () => leave(reasonOf(signal as AbortSignal));
        const done = () => {
          cancelTimeout();
          signal?.removeEventListener('abort', onAbort);
        };
        const waiter: Waiter = {
          priority,
          person,
          since: clock.monotonic(),
          grant(slot) {
            done();
            resolve(slot);
          },
          refuse(reason) {
            done();
            reject(reason);
          },
        };
        function leave(reason: Error): void {
          queue.remove(waiter);
          waiter.refuse(reason);
          if (queue.size === 0) shared?.leave();
        }
        signal?.addEventListener('abort', onAbort, { once: true });
        if (ahead) queue.pushFirst(waiter);
        else queue.push(waiter);
        pump();
      });
    },
    pause(milliseconds) {
      shared?.pause(milliseconds);
      begin(milliseconds);
    },
    view: (person) => ({
      rate,
      waiting: queue.size + elsewhere(),
      own: queue.countOf(person),
      expectedWait: expectedWait({ priority: 'read', person }),
      pausedFor: pausedFor(),
    }),
    onGranted(listener) {
      listeners.push(listener);
    },
  };

  function begin(milliseconds: number): void {
    pausedUntil = Math.max(pausedUntil, clock.monotonic() + milliseconds);
    if (pausedFor() > MAX_WAIT_MS) for (const waiter of queue.drain()) waiter.refuse(longPause());
    pump();
  }

  function elsewhere(): number {
    return shared?.waitingElsewhere() ?? 0;
  }

  function pausedFor(): number {
    return Math.max(0, pausedUntil - clock.monotonic());
  }

  function expectedWait(key: QueueKey): number {
    if (rate === 0) return pausedFor();
    const free = window.freeIn();
    // Infinity: all slots belong to requests that are about to be sent.
    const start = Math.max(pausedFor(), free === Infinity ? 1000 : free);
    return start + ((queue.turnsBefore(key) + elsewhere()) * 1000) / rate;
  }

  /**
   * True if one more request fits. A full queue drops a request of the person with the most, so that a burst harms only
   * its sender.
   */
  function hasRoom(key: QueueKey): boolean {
    if (queue.size < longest) return expectedWait(key) <= MAX_WAIT_MS;
    const greedy = queue.longestLane(key.priority, queue.countOf(key.person) + 1);
    if (greedy === undefined) return false;
    queue.remove(greedy);
    greedy.refuse(full());
    return true;
  }

  function full(): ProblemError {
    const wait = Math.max(1, Math.ceil(queue.size / Math.max(rate, 1) / 2));
    return new ProblemError('queue-full', { retryAfter: wait });
  }

  function longPause(): ProblemError {
    return new ProblemError('grow-rate-limited', { retryAfter: Math.ceil(pausedFor() / 1000) });
  }

  function pump(): void {
    cancelTimer?.();
    cancelTimer = null;
    for (let turn = queue.first(); turn !== undefined; turn = queue.first()) {
      const slot = pausedFor() > 0 ? null : window.acquire(turn);
      if (slot === null) {
        const next = Math.max(pausedFor(), window.freeIn());
        if (next !== Infinity) cancelTimer = clock.after(Math.ceil(next), pump);
        return;
      }
      const waiter = queue.shift();
      if (waiter === undefined) return slot.release();
      const waited = clock.monotonic() - waiter.since;
      for (const listener of listeners) listener(waiter.priority, waited);
      waiter.grant(slot);
    }
    shared?.leave();
  }
}

function reasonOf(signal: AbortSignal): Error {
  return signal.reason instanceof Error ? signal.reason : new Error('aborted');
}
