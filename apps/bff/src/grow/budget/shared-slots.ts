import { randomUUID } from 'node:crypto';
import { chmodSync, closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Priority } from './budget.ts';
import type { NextTurn } from './fair-queue.ts';

/** Longest time between taking a slot and sending its request; a process that died in between holds it as long. */
const HOLD_MS = 30_000;
/** Delay until the next attempt while another process writes, and while requests of others are about to be sent. */
const BUSY_MS = 5;
const LOOK_AGAIN_MS = 1000;
/** After this long without a write, the file is not waited for any longer: each process then limits only itself. */
const GIVE_UP_MS = 2000;
const SQLITE_BUSY = 5;

/** A slot of the rate limit that no other process has. */
export interface SharedSlot {
  /** False if another process may have it by now. */
  isHeld(): boolean;
  /** Makes it free again after `delay` milliseconds, if that is earlier than now planned. */
  free(delay: number): void;
}

/** The queue that the slots are for. */
export interface SlotListener {
  /** A slot may be free, or `freeIn` has changed. */
  onFree(): void;
  /** Another process was rate-limited by Grow: nothing is sent for these milliseconds. */
  onPause(milliseconds: number): void;
  /** Another process has served a person, at an instant of the monotonic clock. */
  onServed(priority: Priority, isPerson: (person: string) => boolean, at: number): void;
  /** The slots cannot be taken. */
  onFailed(cause: unknown): void;
  /** Number of requests that wait. */
  size(): number;
}

/** The slots of the rate limit of all processes on one data directory or database: servers and commands. */
export interface SharedSlots {
  /** Called once, before all others. */
  listen(listener: SlotListener): void;
  /** @param turn whose turn is next @returns null when none is free */
  take(turn: NextTurn): SharedSlot | null;
  /** Called when nothing waits. */
  leave(): void;
  /** Stops the requests of all processes. */
  pause(milliseconds: number): void;
  /** Milliseconds until one may be free; Infinity if `onFree` is called when it is. */
  freeIn(): number;
  /** Number of requests that wait in other processes, as far as it is known. */
  waitingElsewhere(): number;
  /** Resolves when no statement is under way. */
  close(): Promise<void>;
}

/**
 * Opens the slots in a file of the data directory. It is not needed for sending: if it cannot be used, or another
 * process keeps it locked, each process limits only itself.
 * @param rate number of slots
 * @param held for a process that has just taken the lock of the data directory: its predecessor sends nothing any more,
 * so slots are free at the latest after this many milliseconds
 */
export function openSharedSlots(directory: string, rate: number, held?: number): SharedSlots {
  let opened: DatabaseSync | null = null;
  let busySince: number | null = null;
  attempt(() => {
    const file = join(directory, 'rate.sqlite');
    closeSync(openSync(file, 'a', 0o600));
    chmodSync(file, 0o600);
    // No wait for locks: it would block every other request of this process.
    const database = new DatabaseSync(file, { timeout: 0 });
    opened = database;
    // A lost write after a power failure is harmless: by then a second has passed.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF');
    database.exec('CREATE TABLE IF NOT EXISTS slots (slot INTEGER PRIMARY KEY, holder TEXT, free_at INTEGER NOT NULL)');
    const insert = database.prepare('INSERT OR IGNORE INTO slots VALUES (?, NULL, 0)');
    for (let slot = 0; slot < rate; slot += 1) insert.run(slot);
    database.prepare('DELETE FROM slots WHERE slot >= ?').run(rate);
    if (held !== undefined) database.prepare('UPDATE slots SET free_at = min(free_at, ?)').run(machineTime() + held);
  });

  return {
    take() {
      const holder = randomUUID();
      const now = machineTime();
      const changes = attempt(() => {
        const taken = prepare(
          `UPDATE slots SET holder = ?, free_at = ? WHERE slot =
           (SELECT slot FROM slots WHERE free_at <= ? OR free_at > ? ORDER BY free_at LIMIT 1)`,
        );
        // Later than anything that is ever stored: the machine was started again.
        const { changes: count } = taken.run(holder, now + HOLD_MS, now, now + HOLD_MS);
        busySince = null;
        return Number(count);
      });
      if (changes === 0) return null;
      const isHeld = (): boolean => machineTime() < now + HOLD_MS;
      return { isHeld, free: (delay) => void attempt(() => free(holder, delay)) };
    },
    // Each process has its own queue and its own pause.
    listen: () => undefined,
    leave: () => undefined,
    pause: () => undefined,
    waitingElsewhere: () => 0,
    freeIn() {
      const earliest = attempt(() => prepare('SELECT min(free_at) AS at FROM slots').get()?.['at']);
      return Math.min(LOOK_AGAIN_MS, Math.max(BUSY_MS, Number(earliest ?? 0) - machineTime()));
    },
    close() {
      opened?.close();
      return Promise.resolve();
    },
  };

  function free(holder: string, delay: number): number {
    const at = machineTime() + delay;
    const update = prepare('UPDATE slots SET free_at = ? WHERE holder = ? AND free_at > ?');
    return Number(update.run(at, holder, at).changes);
  }

  function prepare(sql: string): StatementSync {
    if (opened === null) throw new Error('the file cannot be opened');
    return opened.prepare(sql);
  }

  /** @returns 0 while another process writes; undefined if the file cannot be used */
  function attempt<Result>(work: () => Result): Result | 0 | undefined {
    try {
      return work();
    } catch (error) {
      const { errcode } = error as { errcode?: number };
      if (errcode === undefined || (errcode & 0xff) !== SQLITE_BUSY) return undefined;
      busySince ??= performance.now();
      return performance.now() - busySince < GIVE_UP_MS ? 0 : undefined;
    }
  }
}

/** Milliseconds of a clock that all processes of this machine share and that is never set. */
function machineTime(): number {
  return Number(process.hrtime.bigint() / 1_000_000n);
}
