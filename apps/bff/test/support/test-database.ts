import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { Client } from 'pg';
import type { Database } from '#src/database/database.ts';
import { holdDatabase, type HeldDatabase } from '#src/database/postgres/hold-database.ts';
import { openPostgres, type DatabaseAddress } from '#src/database/postgres/open-postgres.ts';
import { openDatabase } from '#src/database/sqlite/open-sqlite.ts';
import type { MirrorDatabase } from '#src/mirror/database/mirror-database.ts';
import { openPostgresMirror } from '#src/mirror/database/postgres-mirror.ts';
import { openSqliteMirror } from '#src/mirror/database/sqlite-mirror.ts';

/** The PostgreSQL server of a run with `TEST_DATABASE=postgres`; undefined: the tests use SQLite. */
const SERVER = process.env['TEST_DATABASE_URL'];

/** Database that the tests copy instead of migrating an empty one. */
export const TEMPLATE = 'migrated';

/** False in a run on PostgreSQL: tests of what only a file has are skipped. */
export const IS_SQLITE = SERVER === undefined;

/** Variables with which the BFF uses the database that belongs to a data directory; it is created when first needed. */
export async function databaseVariables(directory: string): Promise<Record<string, string>> {
  const address = await addressOf(directory);
  return address === null ? {} : { DATABASE_URL: address.url };
}

/** Opens the database that belongs to a data directory, as the server does. */
export async function openTestDatabase(directory: string): Promise<Database> {
  const address = await addressOf(directory);
  if (address === null) return openDatabase(directory);
  const held = await holdDatabase(address.directUrl, () => undefined);
  return openPostgres(address, held);
}

/** Opens the mirror that belongs to a data directory. */
export async function openTestMirror(directory: string, origin: string): Promise<MirrorDatabase> {
  const address = await addressOf(directory);
  return address === null ? openSqliteMirror(directory, origin) : openPostgresMirror(address, origin, UNGUARDED);
}

/** The test itself holds the database, if it needs to. */
const UNGUARDED: HeldDatabase = { requireHeld: () => undefined, release: () => Promise.resolve() };

/** Deletes the database that belongs to a data directory. */
export async function dropTestDatabase(directory: string): Promise<void> {
  if (SERVER === undefined) return;
  await onServer(SERVER, `DROP DATABASE IF EXISTS "${basename(directory)}" WITH (FORCE)`);
}

async function addressOf(directory: string): Promise<DatabaseAddress | null> {
  if (SERVER === undefined) return null;
  const name = basename(directory);
  await onServer(SERVER, `CREATE DATABASE "${name}" TEMPLATE ${TEMPLATE}`).catch((error: unknown) => {
    // It exists already, or another test process is creating it.
    if (!['42P04', '23505'].includes((error as { code?: string }).code ?? '')) throw error;
  });
  const url = `${SERVER}/${name}`;
  return { url, directUrl: url };
}

/** Runs one statement on a server, outside of the tests' databases. */
export async function onServer(server: string, statement: string): Promise<void> {
  const client = new Client(`${server}/postgres`);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

export type Row = Record<string, SQLOutputValue>;

/** The tables of a server, read and changed behind its back. The part of `DatabaseSync` that tests need. */
export interface TestTables {
  exec(statements: string): void;
  prepare(statement: string): {
    all(...values: (string | number | null)[]): Row[];
    get(...values: (string | number | null)[]): Row | undefined;
    run(...values: (string | number | null)[]): unknown;
  };
  close(): void;
}

/** Opens the tables that belong to a data directory. Statements must be understood by both engines. */
export function openTables(directory: string, schema: 'desk' | 'mirror' = 'desk'): TestTables {
  if (SERVER === undefined) return new DatabaseSync(join(directory, `${schema}.sqlite`), { timeout: 5000 });
  return postgresTables(`${SERVER}/${basename(directory)}`, schema);
}

/** Returns every column of the tables that belong to a data directory, except those of the migrations. */
export function columnsOf(tables: TestTables): { table: string; column: string }[] {
  const rows = tables
    .prepare(
      IS_SQLITE
        ? `SELECT m.name AS "table", c.name AS "column" FROM sqlite_master m, pragma_table_info(m.name) c
           WHERE m.type = 'table' ORDER BY 1, 2`
        : `SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
           WHERE table_schema = current_schema() ORDER BY 1, 2`,
    )
    .all();
  return rows
    .map(({ table, column }) => ({ table: String(table), column: String(column) }))
    .filter(({ table }) => !table.startsWith('kysely_'));
}

/** Returns everything that is stored: the bytes of the files, or each row of PostgreSQL. */
export function storedText(directory: string, schema: 'desk' | 'mirror' = 'desk'): string {
  if (IS_SQLITE) {
    const names = readdirSync(directory).filter((name) => name.startsWith(`${schema}.sqlite`));
    return names.map((name) => readFileSync(join(directory, name), 'latin1')).join('\n');
  }
  const database = openTables(directory, schema);
  const tables = new Set(columnsOf(database).map(({ table }) => table));
  const rows = [...tables].flatMap((table) => database.prepare(`SELECT * FROM ${table}`).all());
  database.close();
  return rows.map((row) => JSON.stringify(row)).join('\n');
}

function postgresTables(url: string, schema: string): TestTables {
  const signal = new Int32Array(new SharedArrayBuffer(4));
  const { port1: here, port2: there } = new MessageChannel();
  const workerData = { url, schema, signal, port: there };
  const worker = new Worker(new URL('./sql-worker.ts', import.meta.url), { workerData, transferList: [there] });
  worker.unref();
  const rows = (statement: string, values: readonly unknown[] = []): Row[] => {
    Atomics.store(signal, 0, 0);
    here.postMessage({ statement, values });
    if (Atomics.wait(signal, 0, 0, 20_000) === 'timed-out') throw new Error(`not answered: ${statement}`);
    const { found, error } = (receiveMessageOnPort(here)?.message ?? {}) as { found?: Row[]; error?: string };
    if (found === undefined) throw new Error(`${error ?? 'no answer'}: ${statement}`);
    return found;
  };
  return {
    exec: (statements) => void rows(statements),
    prepare(statement) {
      let count = 0;
      const numbered = statement.replaceAll('?', () => `$${(count += 1)}`);
      return {
        all: (...values) => rows(numbered, values),
        get: (...values) => rows(numbered, values)[0],
        run: (...values) => rows(numbered, values),
      };
    },
    close() {
      rows('CLOSE');
      here.close();
    },
  };
}
