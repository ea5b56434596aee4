import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';

/** A row from SQLite; each caller names the columns that it selected. */
export type Row = Record<string, unknown>;

/** The sandbox's access to its database. Statements are prepared once per text. */
export interface Sql {
  all<Columns>(text: string, ...values: SQLInputValue[]): Columns[];
  get<Columns>(text: string, ...values: SQLInputValue[]): Columns | undefined;
  /** @returns the number of changed rows and the id of the last inserted row */
  run(text: string, ...values: SQLInputValue[]): { changes: number; id: number };
  /** Commits everything or nothing. Not nestable. */
  transaction<Result>(work: () => Result): Result;
}

/** Wraps an open database. */
export function createSql(database: DatabaseSync): Sql {
  const prepared = new Map<string, StatementSync>();
  const statement = (text: string): StatementSync => {
    let found = prepared.get(text);
    if (found === undefined) {
      found = database.prepare(text);
      prepared.set(text, found);
    }
    return found;
  };
  return {
    all: <Columns>(text: string, ...values: SQLInputValue[]) => statement(text).all(...values) as Columns[],
    get: <Columns>(text: string, ...values: SQLInputValue[]) => statement(text).get(...values) as Columns | undefined,
    run: (text, ...values) => {
      const { changes, lastInsertRowid } = statement(text).run(...values);
      return { changes: Number(changes), id: Number(lastInsertRowid) };
    },
    transaction: (work) => {
      database.exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        database.exec('COMMIT');
        return result;
      } catch (error) {
        database.exec('ROLLBACK');
        throw error;
      }
    },
  };
}
