import type { Clock } from '../../clock.ts';
import { ProblemError } from '../../problem.ts';
import type { Budget, Slot, TakeOptions } from './budget.ts';

/** A request that has left takes no longer than this to arrive, or its answer tells. */
const ARRIVAL_MS = 250;
/** Clocks tick in steps, and Grow's second may be a little longer than ours. */
const MARGIN_MS = 10;
const SECOND_MS = 1000;

/** Nobody is left waiting through a longer pause than this: the screen would just hang. */
const PATIENCE_MS = 20_000;

interface Waiter {
  grant(slot: Slot): void;
  refuse(reason: Error): void;
}

/**
 * A sliding window of `rate` slots, first come, first served. A slot is free again one second after its request has
 * certainly arrived: so Grow never sees more than `rate` requests in any second, not just in any second of ours.
 * @param rate requests a second; 0 for no limit
 * @param longest how many may wait before further ones are refused
 */
export function createFifoBudget(rate: number, longest: number, clock: Clock): Budget {
  /** When each slot is free again; Infinity while it is in somebody's hands. */
  const freeAt = Array.from({ length: rate }, () => -Infinity);
  /** Who holds a slot last; an answer that comes very late must not touch its successor's. */
  const holders: (Slot | undefined)[] = [];
  const queue: Waiter[] = [];
  let pausedUntil = -Infinity;
  let cancelTimer: (() => void) | null = null;

  return {
    take({ signal, ahead = false }: TakeOptions = {}) {
      if (signal?.aborted === true) return Promise.reject(reasonOf(signal));
      if (isLongPause()) return Promise.reject(longPause());
      if (rate > 0 && queue.length >= longest && !ahead) {
        return Promise.reject(new ProblemError('queue-full', { retryAfter: Math.ceil(longest / rate / 4) }));
      }
      return new Promise<Slot>((resolve, reject) => {
        const leave = () => {
          queue.splice(queue.indexOf(waiter), 1);
          if (signal !== undefined) reject(reasonOf(signal));
        };
        const waiter: Waiter = {
          grant(slot) {
            signal?.removeEventListener('abort', leave);
            resolve(slot);
          },
          refuse(reason) {
            signal?.removeEventListener('abort', leave);
            reject(reason);
          },
        };
        signal?.addEventListener('abort', leave, { once: true });
        if (ahead) queue.unshift(waiter);
        else queue.push(waiter);
        pump();
      });
    },
    pause(milliseconds) {
      pausedUntil = Math.max(pausedUntil, clock.monotonic() + milliseconds);
      if (isLongPause()) for (const waiter of queue.splice(0)) waiter.refuse(longPause());
    },
  };

  function isLongPause(): boolean {
    return pausedUntil - clock.monotonic() > PATIENCE_MS;
  }

  function longPause(): ProblemError {
    return new ProblemError('grow-rate-limited', { retryAfter: Math.ceil((pausedUntil - clock.monotonic()) / 1000) });
  }

  function pump(): void {
    cancelTimer?.();
    cancelTimer = null;
    while (queue.length > 0) {
      const now = clock.monotonic();
      const index = rate === 0 ? 0 : freeAt.findIndex((instant) => instant <= now);
      if (now >= pausedUntil && index >= 0) {
        queue.shift()?.grant(rate === 0 ? UNLIMITED : slotAt(index));
        continue;
      }
      const next = Math.max(pausedUntil, rate === 0 ? now : Math.min(...freeAt));
      if (next !== Infinity) cancelTimer = clock.after(Math.ceil(next - now), pump);
      return;
    }
  }

  function slotAt(index: number): Slot {
    let sent = false;
    let arrived = false;
    const slot: Slot = {
      sent() {
        if (sent) return;
        sent = true;
        free(ARRIVAL_MS + SECOND_MS + MARGIN_MS);
      },
      arrived() {
        if (!sent || arrived) return;
        arrived = true;
        free(SECOND_MS + MARGIN_MS);
      },
      giveBack() {
        if (sent) return;
        sent = true;
        arrived = true;
        free(0);
      },
    };
    holders[index] = slot;
    freeAt[index] = Infinity;
    return slot;

    function free(delay: number): void {
      if (holders[index] !== slot) return;
      freeAt[index] = Math.min(freeAt[index] ?? Infinity, clock.monotonic() + delay);
      pump();
    }
  }
}

const UNLIMITED: Slot = { sent() {}, arrived() {}, giveBack() {} };

function reasonOf(signal: AbortSignal): Error {
  return signal.reason instanceof Error ? signal.reason : new Error('aborted');
}
