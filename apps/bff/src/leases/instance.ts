import { sql, type Expression } from 'kysely';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import { StoreUnavailable } from '../database/store-unavailable.ts';

/** A process that has not said for so long that it is running counts as dead. */
const LIFE_MS = 15_000;
const SAY_EVERY_MS = 5000;
/** A process begins nothing exclusive so long after it last said so: less than `LIFE_MS`, by its monotonic clock. */
const SURE_MS = 10_000;
/** Life of a lease on a row, also of a living process. */
export const LEASE_MS = 60_000;
/** So long after it was taken nothing is begun under a lease; the rest is for the answer. */
const BEGIN_MS = 45_000;

/** This process among those that use the database. */
export interface Instance {
  /**
   * Registers this process. One that is alone declares all others dead, since they are.
   * @param onDead called when there may be rows of a process that has died
   */
  begin(onDead: () => Promise<unknown>): Promise<void>;
  /**
   * Called just before what only one process may do.
   * @param leasedAt on the monotonic clock, just before the lease was taken under which it is done
   * @throws StoreUnavailable if others may count this process or its lease as dead: it was stopped, had to wait, or was
   * cut off from the database
   */
  requireAlive: (leasedAt: number) => void;
  /** Removes this process, so that others need not wait. */
  end(): Promise<void>;
}

interface Deps {
  database: Database;
  clock: Clock;
  /** True if no other process can use the database at the same time. */
  isAlone: boolean;
}

export function createInstance({ database, clock, isAlone }: Deps): Instance {
  let saidAt = -Infinity;
  let isEnded = false;
  let cancel = (): void => undefined;
  let round: Promise<void> = Promise.resolve();

  return {
    async begin(onDead) {
      if (isAlone) {
        await database.deleteFrom('instances').execute();
        await onDead();
        return;
      }
      await say();
      await onDead();
      schedule(onDead);
    },
    requireAlive(leasedAt) {
      const now = clock.monotonic();
      if (!isAlone && (now - saidAt > SURE_MS || now - leasedAt > BEGIN_MS))
        throw new StoreUnavailable(new Error('this process may count as dead'));
    },
    async end() {
      isEnded = true;
      cancel();
      await round;
      if (!isAlone) await database.deleteFrom('instances').where('id', '=', database.owner).execute();
    },
  };

  function schedule(onDead: () => Promise<unknown>): void {
    if (isEnded) return;
    cancel = clock.after(SAY_EVERY_MS, () => {
      round = say()
        .then(onDead)
        // The database is away: the next round may succeed.
        .then(undefined, () => undefined)
        .then(() => schedule(onDead));
    });
  }

  async function say(): Promise<void> {
    const begun = clock.monotonic();
    const until = later(database, clock, LIFE_MS);
    await database
      .insertInto('instances')
      .values({ id: database.owner, until })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ until }))
      .execute();
    await database
      .deleteFrom('instances')
      .where('until', '<', later(database, clock, -100 * LIFE_MS))
      .execute();
    saidAt = begun;
  }
}

/** Returns an instant so many milliseconds from now, by the clock that all processes share. */
export function later(database: Database, clock: Pick<Clock, 'now'>, milliseconds: number): Expression<number> {
  return sql<number>`${database.now(clock)} + ${sql.lit(milliseconds)}`;
}

/**
 * Returns the condition that no living process works on a row, besides this one.
 * @param column of the row, with the `Database.owner` of a process
 */
export function isOrphaned(
  database: Database,
  clock: Pick<Clock, 'now'>,
  column: 'owner' | 'refresh_owner',
): Expression<boolean> {
  const living = database
    .selectFrom('instances')
    .select('id')
    .where('until', '>', database.now(clock))
    .where('id', '<>', database.owner);
  return sql<boolean>`(${sql.ref(column)} IS NULL OR ${sql.ref(column)} NOT IN ${living})`;
}
