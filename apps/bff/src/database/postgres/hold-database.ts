import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from 'pg';
import { DatabaseHeldError } from '../database-held.ts';
import { StoreUnavailable } from '../store-unavailable.ts';
import { connectDirectly } from './connection-pool.ts';
import { asStoreError } from './store-errors.ts';

/** Of the process that uses a database. */
const LOCK = 4_207_110_460;
/** Time for a previous process that is shutting down to release the lock. */
const WAIT_MS = 2000;
const ATTEMPT_EVERY_MS = 100;
const LOOK_EVERY_MS = 5000;
const LOOK_MS = 3000;

/** The database, held for this process. */
export interface HeldDatabase {
  /** @throws StoreUnavailable while it is not known whether this process still holds the database */
  requireHeld(): void;
  release(): Promise<void>;
}

/**
 * Holds a database for this process: refreshes, the outbox and the mirror rely on a single one. The lock belongs to a
 * connection of its own and ends with it, also if this process is killed. While the connection is lost, nothing is read
 * or written, until a new one holds the lock again.
 * @param url of the database itself, not of a pooler
 * @param onTaken called if another process has taken the lock meanwhile
 * @throws DatabaseHeldError if another process holds it
 * @throws StoreUnavailable if the database does not answer
 */
export async function holdDatabase(url: string, onTaken: () => void): Promise<HeldDatabase> {
  let client: Client | null = await take();
  let isReleased = false;
  let looking: Promise<void> = Promise.resolve();
  const timer = setInterval(() => void (looking = look()), LOOK_EVERY_MS);
  timer.unref();
  watch(client);

  return {
    requireHeld() {
      if (client === null) throw new StoreUnavailable(new Error('the lock of the database is lost'));
    },
    async release() {
      isReleased = true;
      clearInterval(timer);
      await looking;
      await client?.end().catch(() => undefined);
    },
  };

  async function take(): Promise<Client> {
    const next = await connectDirectly(url).catch((error: unknown) => {
      throw new StoreUnavailable(error);
    });
    try {
      // A server may end sessions that do nothing.
      await next.query('SET idle_session_timeout = 0');
      for (const until = performance.now() + WAIT_MS; ; await pause(ATTEMPT_EVERY_MS)) {
        const { rows } = await next.query<{ held: boolean }>(`SELECT pg_try_advisory_lock(${LOCK}) AS held`);
        if (rows[0]?.held === true) return next;
        if (performance.now() > until) throw new DatabaseHeldError();
      }
    } catch (error) {
      await next.end().catch(() => undefined);
      throw asStoreError(error);
    }
  }

  function watch(held: Client): void {
    held.once('end', () => {
      if (isReleased || client !== held) return;
      client = null;
      void takeAgain();
    });
  }

  async function takeAgain(): Promise<void> {
    while (!isReleased) {
      try {
        const next = await take();
        client = next;
        watch(next);
        if (isReleased) await next.end();
        return;
      } catch (error) {
        if (error instanceof DatabaseHeldError) return onTaken();
      }
      await pause(ATTEMPT_EVERY_MS * 2);
    }
  }

  /** A connection that is dead on the other side only is noticed when it is used. */
  async function look(): Promise<void> {
    const held = client;
    if (held === null) return;
    const abandoned = setTimeout(() => held.connection.stream.destroy(), LOOK_MS);
    await held.query('SELECT 1').catch(() => undefined);
    clearTimeout(abandoned);
  }
}
