import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { SqliteDatabase, SqliteStatement } from 'kysely';
import { LRUCache } from 'lru-cache';

/** Bounds the cache: queries that differ only in their number of values are separate statements. */
const MAX_ENTRIES = 300;

/**
 * Adapts `node:sqlite` to Kysely's interface. Statements are cached: preparing one costs ten times as much as reading a
 * row.
 * @param onWritten called after each statement that is not a SELECT
 * @see https://nodejs.org/api/sqlite.html
 */
export function sqliteAdapter(database: DatabaseSync, onWritten: () => void): SqliteDatabase {
  const statements = new LRUCache<string, SqliteStatement>({ max: MAX_ENTRIES });
  return {
    close: () => database.close(),
    prepare(sql) {
      const known = statements.get(sql);
      if (known !== undefined) return known;
      const statement = database.prepare(sql);
      const isQuestion = /^\s*select\b/i.test(sql);
      const adapted: SqliteStatement = {
        reader: statement.columns().length > 0,
        all: (parameters) => notifyWritten(statement.all(...(parameters as SQLInputValue[]))),
        run: (parameters) => notifyWritten(statement.run(...(parameters as SQLInputValue[]))),
        iterate: (parameters) => notifyWritten(statement.iterate(...(parameters as SQLInputValue[]))),
      };
      statements.set(sql, adapted);
      return adapted;

      function notifyWritten<Result>(result: Result): Result {
        if (!isQuestion) onWritten();
        return result;
      }
    },
  };
}
