import { createHash, randomUUID } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import type { Database } from '../../database/database.ts';
import type { NextTurn } from './fair-queue.ts';
import type { SharedSlot, SharedSlots, SlotListener } from './shared-slots.ts';
import {
  arrangeSlots,
  freeSlot,
  HOLD_MS,
  leaveLine,
  pauseSlots,
  takeSlot,
  type ServedTurn,
} from './slot-statements.ts';

/** A slot that took longer to arrive here is given back: this process stood still, and may do so again. */
const FRESH_MS = 200;
/** Ends before the database gives the slot to another process, with room for the request to arrive. */
const SEND_WITHIN_MS = HOLD_MS - 3000;
/** Longest time between two attempts of a process that waits; it is also its heartbeat. */
const LOOK_AGAIN_MS = 300;
/** Delay after a slot is free until a process looks whose turn was not next; it doubles with each further look. */
const YIELD_MS = 25;
const MAX_YIELDS = 3;
/** How long it is assumed that as many wait elsewhere as at the last look. */
const KNOWN_MS = 1000;
/** After so many failures in a row the database does not answer. */
const FAILURES = 2;
const RETRY_MS = 500;
const MAX_KNOWN_TURNS = 500;

interface TakenSlot extends SharedSlot {
  /** When it was asked for. */
  askedAt: number;
}

/**
 * The slots in the database, for any number of processes. They are taken by the clock of the database, one statement
 * for each attempt. A process that waits is in the line, and yields to one whose turn is before its own. While the
 * database does not answer, no slot is taken.
 * @param application the slots are those of one application at Grow
 * @param rate number of slots
 */
export function openDatabaseSlots(database: Database, application: string, rate: number, clock: Clock): SharedSlots {
  const self = { application, instance: randomUUID(), rate };
  let listener: SlotListener | null = null;
  let ready: TakenSlot | null = null;
  let isAsking = false;
  let isArranged = false;
  let isInLine = false;
  let isClosed = false;
  let nextAt = -Infinity;
  let yields = 0;
  let failures = 0;
  let elsewhere = { waiting: 0, at: -Infinity };
  /** The last turn of each person that was seen in the database. */
  const knownServed = new Map<string, number>();
  const underWay = new Set<Promise<unknown>>();

  return {
    listen(given) {
      listener = given;
    },
    take(turn) {
      const slot = ready;
      ready = null;
      if (slot !== null && clock.monotonic() - slot.askedAt <= FRESH_MS) return slot;
      slot?.free(0);
      if (!isAsking && !isClosed && clock.monotonic() >= nextAt) track(ask(turn));
      return null;
    },
    leave() {
      ready?.free(0);
      ready = null;
      if (isAsking || !isInLine) return;
      isInLine = false;
      track(leaveLine(database, self).catch(() => undefined));
    },
    pause(milliseconds) {
      const until = clock.monotonic() + milliseconds;
      track(repeat(until, () => pauseSlots(database, self, until - clock.monotonic())));
    },
    freeIn: () => (isAsking || isClosed ? Infinity : Math.max(0, nextAt - clock.monotonic())),
    waitingElsewhere: () => (clock.monotonic() - elsewhere.at < KNOWN_MS ? elsewhere.waiting : 0),
    async close() {
      isClosed = true;
      await Promise.all(underWay);
    },
  };

  async function ask({ key, since }: NextTurn): Promise<void> {
    isAsking = true;
    const askedAt = clock.monotonic();
    const holder = `${self.instance} ${randomUUID()}`;
    try {
      if (!isArranged) await arrangeSlots(database, self);
      isArranged = true;
      const person = key === null ? null : pseudonym(key.person);
      const priority = key?.priority ?? null;
      const waiting = Math.max(1, listener?.size() ?? 1);
      const age = askedAt - since;
      const found = await takeSlot(database, self, { holder, priority, person, age, waiting });
      failures = 0;
      isInLine = !found.isTaken;
      isArranged = found.isArranged;
      const now = clock.monotonic();
      elsewhere = { waiting: found.elsewhere, at: now };
      if (found.isTaken) {
        ready = slotOf(holder, askedAt);
        nextAt = now;
      } else {
        yields = found.isAhead && found.freeIn <= 0 ? Math.min(yields + 1, MAX_YIELDS) : 0;
        const yielding = found.isAhead ? YIELD_MS * 2 ** yields : 1;
        nextAt = now + Math.min(LOOK_AGAIN_MS, Math.max(0, found.freeIn) + yielding);
        if (moveServedBack(found.served)) nextAt = now;
        if (found.pausedFor > 0) listener?.onPause(found.pausedFor);
      }
    } catch (error) {
      // It may have been taken, if only the answer was lost.
      slotOf(holder, askedAt).free(0);
      failures += 1;
      nextAt = clock.monotonic() + LOOK_AGAIN_MS;
      if (failures >= FAILURES) listener?.onFailed(error);
    }
    isAsking = false;
    listener?.onFree();
  }

  /** @returns true if someone of this process was served by another one since the last look */
  function moveServedBack(served: readonly ServedTurn[]): boolean {
    const fresh = served.filter(({ priority, person, at }) => (knownServed.get(`${priority} ${person}`) ?? 0) < at);
    if (knownServed.size > MAX_KNOWN_TURNS) knownServed.clear();
    for (const { priority, person, at, ago } of fresh) {
      knownServed.set(`${priority} ${person}`, at);
      listener?.onServed(priority, (name) => pseudonym(name) === person, clock.monotonic() - ago);
    }
    return fresh.length > 0;
  }

  function slotOf(holder: string, askedAt: number): TakenSlot {
    let freeAt = Infinity;
    let isFreeing = false;
    return {
      askedAt,
      isHeld: () => clock.monotonic() - askedAt < SEND_WITHIN_MS,
      free(delay) {
        freeAt = Math.min(freeAt, clock.monotonic() + delay);
        if (!isFreeing) track(freeAll());
      },
    };

    /** Stores when it is free. Whatever is late or lost only makes it free later. */
    async function freeAll(): Promise<void> {
      isFreeing = true;
      for (let stored = Infinity; stored > freeAt;) {
        const next = freeAt;
        await repeat(askedAt + HOLD_MS, () => freeSlot(database, self, holder, Math.max(0, next - clock.monotonic())));
        stored = next;
      }
      isFreeing = false;
    }
  }

  /** Repeats what the database refuses, until it succeeds or no longer matters. */
  async function repeat(until: number, work: () => Promise<void>): Promise<void> {
    for (;;) {
      try {
        return await work();
      } catch {
        if (isClosed || clock.monotonic() + RETRY_MS >= until) return;
      }
      await new Promise<void>((resolve) => void clock.after(RETRY_MS, resolve));
    }
  }

  function track(work: Promise<unknown>): void {
    underWay.add(work);
    void work.finally(() => underWay.delete(work));
  }
}

/** People are told apart in the line, not named. */
function pseudonym(person: string): string {
  return createHash('sha256').update(person).digest('base64url').slice(0, 22);
}
