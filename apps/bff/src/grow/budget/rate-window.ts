import type { Clock } from '../../clock.ts';
import type { Slot } from './budget.ts';
import type { NextTurn } from './fair-queue.ts';
import type { SharedSlot, SharedSlots } from './shared-slots.ts';

/** Longest time that a sent request takes to arrive; a response proves that it arrived earlier. */
const ARRIVAL_MS = 250;
/** Margin for the clock's resolution, and for a second at Grow that is slightly longer than ours. */
const MARGIN_MS = 10;
const SECOND_MS = 1000;
/** Time after which a sent request no longer counts, whether or not a response proves when it arrived. */
export const SENT_MS = ARRIVAL_MS + SECOND_MS + MARGIN_MS;

/** Request slots of one second. */
export interface RateWindow {
  /** @param turn that the slot is for @returns null when none is free */
  acquire(turn: NextTurn): Slot | null;
  /** Milliseconds until a slot may be free; Infinity if `onFree` is called when it is. */
  freeIn(): number;
}

/**
 * Sliding window of `rate` slots. A slot is free again one second after its request has certainly arrived. Grow
 * therefore never counts more than `rate` requests in any second of its own.
 * @param rate requests per second; 0 for no limit
 * @param onFree called whenever a slot is released or becomes free at another time
 * @param shared slots of all processes; each request needs one of them as well
 */
export function createRateWindow(rate: number, clock: Clock, onFree: () => void, shared?: SharedSlots): RateWindow {
  /** When each slot is free again; Infinity while its request is unsent. */
  const freeAt = Array.from({ length: rate }, () => -Infinity);
  /** Latest owner of each slot; a very late response must not free the slot of the next request. */
  const owners: (Slot | undefined)[] = [];

  return {
    acquire(turn) {
      if (rate === 0) return UNLIMITED;
      const now = clock.monotonic();
      const index = freeAt.findIndex((instant) => instant <= now);
      if (index < 0) return null;
      const ofAll = shared?.take(turn);
      return ofAll === null ? null : slotAt(index, ofAll);
    },
    freeIn() {
      if (rate === 0) return 0;
      const own = Math.max(0, Math.min(...freeAt) - clock.monotonic());
      return shared === undefined ? own : Math.max(own, shared.freeIn());
    },
  };

  function slotAt(index: number, ofAll: SharedSlot | undefined): Slot {
    let sent = false;
    let arrived = false;
    const slot: Slot = {
      sent() {
        if (sent) return true;
        if (ofAll?.isHeld() === false) return false;
        sent = true;
        free(SENT_MS);
        return true;
      },
      arrived() {
        if (!sent || arrived) return;
        arrived = true;
        free(SECOND_MS + MARGIN_MS);
      },
      release() {
        if (sent) return;
        sent = true;
        arrived = true;
        free(0);
      },
    };
    owners[index] = slot;
    freeAt[index] = Infinity;
    return slot;

    function free(delay: number): void {
      ofAll?.free(delay);
      if (owners[index] !== slot) return;
      freeAt[index] = Math.min(freeAt[index] ?? Infinity, clock.monotonic() + delay);
      onFree();
    }
  }
}

const UNLIMITED: Slot = { sent: () => true, arrived() {}, release() {} };
