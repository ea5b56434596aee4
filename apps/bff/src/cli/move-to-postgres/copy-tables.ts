import { createHash } from 'node:crypto';
import { sql, type Kysely, type Transaction } from 'kysely';
import { ConfigError } from '../../config/config-error.ts';
import type { Tables } from '../../database/tables.ts';

/** With at most twenty columns, far below the 65,535 values of one statement. */
const ROWS_AT_ONCE = 500;

type Row = Record<string, string | number | null>;
type Name = keyof Tables;

/** Returns the tables of a `desk.sqlite`, without those of SQLite and of the migrations. */
export async function tablesOf(from: Kysely<Tables>): Promise<Name[]> {
  const { rows } = await sql<{ name: Name }>`
    SELECT name FROM sqlite_master
    WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE 'kysely\\_%' ESCAPE '\\'
    ORDER BY name`.execute(from);
  return rows.map(({ name }) => name);
}

/**
 * Copies all rows of a table, then reads those of the copy and compares every value.
 * @param to the transaction in which the table is filled
 * @returns the number of rows
 * @throws ConfigError if the table of the copy had rows, or if a row of it differs
 */
export async function copyTable(from: Kysely<Tables>, to: Transaction<Tables>, table: Name): Promise<number> {
  const { rows: there } = await sql`SELECT 1 FROM ${sql.table(`desk.${table}`)} LIMIT 1`.execute(to);
  if (there.length > 0) throw new ConfigError(`The database of DATABASE_URL holds data already (table ${table}).`);
  const source = new Fingerprint();
  for await (const rows of readSqlite(from, table)) {
    source.add(rows);
    await to.insertInto(table).values(rows).execute();
  }
  const copy = new Fingerprint();
  for await (const rows of readPostgres(to, table)) copy.add(rows);
  if (copy.text !== source.text) throw new ConfigError(`The copy of table ${table} differs. Nothing was moved.`);
  return source.rows;
}

/** Number of rows, and the sum of their hashes: equal for equal rows in whatever order they are read. */
class Fingerprint {
  rows = 0;
  #sum = 0n;

  add(rows: readonly Row[]): void {
    this.rows += rows.length;
    for (const row of rows) {
      const values = Object.keys(row)
        .sort()
        .map((column) => [column, row[column]]);
      const hash = createHash('sha256').update(JSON.stringify(values)).digest('hex');
      this.#sum = BigInt.asUintN(256, this.#sum + BigInt(`0x${hash}`));
    }
  }

  get text(): string {
    return `${this.rows} ${this.#sum.toString(16)}`;
  }
}

async function* readSqlite(from: Kysely<Tables>, table: Name): AsyncGenerator<Row[]> {
  for (let after = 0; ;) {
    const { rows } = await sql<Row & { row_number: number }>`
      SELECT rowid AS row_number, * FROM ${sql.table(table)} WHERE rowid > ${after}
      ORDER BY rowid LIMIT ${ROWS_AT_ONCE}`.execute(from);
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.row_number;
    yield rows.map(({ row_number: _, ...row }) => row);
  }
}

/** @see https://www.postgresql.org/docs/current/sql-declare.html */
async function* readPostgres(to: Transaction<Tables>, table: Name): AsyncGenerator<Row[]> {
  await sql`DECLARE copied NO SCROLL CURSOR FOR SELECT * FROM ${sql.table(`desk.${table}`)}`.execute(to);
  for (;;) {
    const { rows } = await sql<Row>`FETCH ${sql.lit(ROWS_AT_ONCE)} FROM copied`.execute(to);
    if (rows.length === 0) break;
    yield rows;
  }
  await sql`CLOSE copied`.execute(to);
}
