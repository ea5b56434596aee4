import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { SqliteDatabase, SqliteStatement } from 'kysely';
import { LRUCache } from 'lru-cache';

/** Queries that differ only in how many values they name are statements of their own: not all of them are kept for ever. */
const MAX_ENTRIES = 300;

/**
 * `node:sqlite` in the shape that Kysely expects. Statements are kept: preparing costs ten times what reading a row does.
 * @param onWritten called after everything that is no mere question
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
        all: (parameters) => told(statement.all(...(parameters as SQLInputValue[]))),
        run: (parameters) => told(statement.run(...(parameters as SQLInputValue[]))),
        iterate: (parameters) => told(statement.iterate(...(parameters as SQLInputValue[]))),
      };
      statements.set(sql, adapted);
      return adapted;

      function told<Result>(result: Result): Result {
        if (!isQuestion) onWritten();
        return result;
      }
    },
  };
}
