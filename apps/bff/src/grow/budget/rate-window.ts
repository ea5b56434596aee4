import type { Clock } from '../../clock.ts';
import type { Slot } from './budget.ts';

/** A request that has left takes no longer than this to arrive, or its answer tells. */
const ARRIVAL_MS = 250;
/** Clocks tick in steps, and Grow's second may be a little longer than ours. */
const MARGIN_MS = 10;
const SECOND_MS = 1000;

/** The slots of one second. */
export interface RateWindow {
  /** @returns null when none is free */
  acquire(): Slot | null;
  /** Milliseconds until one may be free; Infinity while all are in somebody's hands. */
  freeIn(): number;
}

/**
 * A sliding window of `rate` slots. A slot is free again one second after its request has certainly arrived: so Grow never
 * sees more than `rate` requests in any second, not just in any second of ours.
 * @param rate requests a second; 0 for no limit
 * @param onFree runs whenever a slot changes hands or will be free at another time
 */
export function createRateWindow(rate: number, clock: Clock, onFree: () => void): RateWindow {
  /** When each slot is free again; Infinity while it is in somebody's hands. */
  const freeAt = Array.from({ length: rate }, () => -Infinity);
  /** Who holds a slot last; an answer that comes very late must not touch its successor's. */
  const holders: (Slot | undefined)[] = [];

  return {
    acquire() {
      if (rate === 0) return UNLIMITED;
      const now = clock.monotonic();
      const index = freeAt.findIndex((instant) => instant <= now);
      return index < 0 ? null : slotAt(index);
    },
    freeIn: () => (rate === 0 ? 0 : Math.max(0, Math.min(...freeAt) - clock.monotonic())),
  };

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
      release() {
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
      onFree();
    }
  }
}

const UNLIMITED: Slot = { sent() {}, arrived() {}, release() {} };
