import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { SqliteDatabase, SqliteStatement } from 'kysely';
import { LRUCache } from 'lru-cache';
import { StoreUnavailable } from '../store-unavailable.ts';

/** Bounds the cache: queries that differ only in their number of values are separate statements. */
const MAX_ENTRIES = 300;

/** Called around the statements of a database. */
export interface StatementHooks {
  /** Before each statement that may write; what it throws is the statement's error. */
  beforeWrite?: () => void;
  /** After each statement that may have written. */
  onWritten?: () => void;
  /** With the error of a statement. */
  onFailed?: (error: unknown) => void;
}

/** Kysely's interface to `node:sqlite`, whose file can be replaced by another one. */
export interface SqliteFile extends SqliteDatabase {
  /** Statements are run on this database from now on. */
  use(database: DatabaseSync): void;
  /** True if SQLite has not ended the transaction because of an error. */
  isInTransaction(): boolean;
}

/**
 * Adapts `node:sqlite` to Kysely's interface. Statements are cached: preparing one costs ten times as much as reading a
 * row.
 * @see https://nodejs.org/api/sqlite.html
 */
export function sqliteAdapter(first: DatabaseSync, hooks: StatementHooks = {}): SqliteFile {
  let database = first;
  const statements = new LRUCache<string, SqliteStatement>({ max: MAX_ENTRIES });
  return {
    use(next) {
      statements.clear();
      database = next;
    },
    isInTransaction: () => database.isTransaction,
    close: () => database.close(),
    prepare(sql) {
      const known = statements.get(sql);
      if (known !== undefined) return known;
      const statement = watched(() => database.prepare(sql));
      const isWrite = !/^\s*(select|rollback)\b/i.test(sql);
      const adapted: SqliteStatement = {
        reader: statement.columns().length > 0,
        all: (parameters) => run(() => statement.all(...(parameters as SQLInputValue[]))),
        run: (parameters) => run(() => statement.run(...(parameters as SQLInputValue[]))),
        iterate: (parameters) => run(() => statement.iterate(...(parameters as SQLInputValue[]))),
      };
      statements.set(sql, adapted);
      return adapted;

      function run<Result>(execute: () => Result): Result {
        if (!isWrite) return watched(execute);
        hooks.beforeWrite?.();
        const result = watched(execute);
        hooks.onWritten?.();
        return result;
      }
    },
  };

  function watched<Result>(execute: () => Result): Result {
    try {
      return execute();
    } catch (error) {
      hooks.onFailed?.(error);
      throw error;
    }
  }
}

/** Returns SQLite's extended result code of an error; null for other errors. @see https://www.sqlite.org/rescode.html */
export function extendedResultCode(error: unknown): number | null {
  const own = error instanceof StoreUnavailable ? error.cause : error;
  return own instanceof Error && 'errcode' in own && typeof own.errcode === 'number' ? own.errcode : null;
}

/** Returns SQLite's primary result code of an error; null for other errors. */
export function resultCode(error: unknown): number | null {
  const code = extendedResultCode(error);
  return code === null ? null : code & 0xff;
}
