import { setTimeout as pause } from 'node:timers/promises';
import { PostgresAdapter, sql, type SelectQueryBuilder, type Transaction } from 'kysely';
import type { Database } from './database.ts';
import { StoreUnavailable } from './store-unavailable.ts';
import type { Tables } from './tables.ts';

const ATTEMPTS = 4;
/** Longest pause before the second attempt; it doubles with each further one. */
const PAUSE_MS = 20;

/**
 * Runs work in a transaction, and again if the database has undone it for a reason that passes, such as a deadlock or a
 * connection that was lost before the commit.
 * @param work changes nothing outside the transaction
 * @throws StoreUnavailable, also where the outcome of the commit is unknown
 */
export async function transact<Result>(
  database: Database,
  work: (within: Transaction<Tables>) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await database.transaction().execute(work);
    } catch (error) {
      if (!(error instanceof StoreUnavailable) || !error.mayRepeat || attempt === ATTEMPTS) throw error;
    }
    await pause(Math.random() * PAUSE_MS * 2 ** attempt);
  }
}

/**
 * Waits until no other transaction holds the lock of this name, and holds it until the end of this one. What is read
 * afterwards is therefore still so when it is written. SQLite needs none of it: one transaction runs at a time.
 * @see https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS
 */
export async function holdLock<Schema>(within: Transaction<Schema>, ...name: readonly string[]): Promise<void> {
  if (!isPostgres(within)) return;
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${name.join('/')}, 0))`.execute(within);
}

/**
 * Leaves out rows that another transaction is working on, and holds those that are found until the end of this one.
 * SQLite needs none of it.
 * @see https://www.postgresql.org/docs/current/sql-select.html#SQL-FOR-UPDATE-SHARE
 */
export function skipLocked<Schema, Table extends keyof Schema, Row>(
  within: Transaction<Schema>,
  query: SelectQueryBuilder<Schema, Table, Row>,
): SelectQueryBuilder<Schema, Table, Row> {
  return isPostgres(within) ? query.forUpdate().skipLocked() : query;
}

function isPostgres<Schema>(within: Transaction<Schema>): boolean {
  return within.getExecutor().adapter instanceof PostgresAdapter;
}
