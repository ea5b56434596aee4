import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { Database } from '../database.ts';
import { migrate, requireOwnSchema } from '../migrate.ts';
import { createDataVersion } from './data-version.ts';
import { rememberFile } from './own-file.ts';
import { sqliteAdapter } from './sqlite-adapter.ts';
import { LOCK_WAIT_MS, RetryingSqliteDialect } from './sqlite-dialect.ts';

const WRITE_EVERY_MS = 1000;

/** Damage of a database, as SQLite describes it. */
export class DamagedDatabaseError extends Error {}

/**
 * Opens `desk.sqlite` in the data directory, readable by the owner only, checks it for damage and migrates it.
 * @param directory created if missing
 * @throws DamagedDatabaseError
 * @throws Error if the directory cannot be written, or the file is of a newer version
 */
export async function openDatabase(directory: string): Promise<Database> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const file = join(directory, 'desk.sqlite');
  closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
  const sqlite = connect(file);
  try {
    refuseDamage(sqlite);
    const database = over(sqlite, file);
    await migrate(database);
    return database;
  } catch (error) {
    sqlite.close();
    throw error;
  }
}

/**
 * Opens `desk.sqlite` for a command, which may run beside the server: never migrates.
 * @throws Error if the file is of another version
 */
export async function openDatabaseAsItIs(directory: string): Promise<Database> {
  const file = join(directory, 'desk.sqlite');
  const database = over(connect(file), file);
  try {
    await requireOwnSchema(database);
    return database;
  } catch (error) {
    await database.destroy();
    throw error;
  }
}

function connect(file: string): DatabaseSync {
  const sqlite = new DatabaseSync(file, { timeout: LOCK_WAIT_MS });
  try {
    sqlite.exec('PRAGMA journal_mode = WAL');
    // A refreshed token must survive a power failure: Grow has already invalidated the old one.
    sqlite.exec('PRAGMA synchronous = FULL');
    // The first read opens the log of the database, which is then one of its files.
    sqlite.exec('SELECT name FROM sqlite_master');
    // From now on the dialect waits, without blocking the process.
    sqlite.exec('PRAGMA busy_timeout = 0');
    return sqlite;
  } catch (error) {
    sqlite.close();
    throw error;
  }
}

function over(sqlite: DatabaseSync, file: string): Database {
  const version = createDataVersion(sqlite);
  const requireOwnFile = rememberFile(file);
  const adapter = sqliteAdapter(sqlite, { beforeWrite: requireOwnFile, onWritten: () => version.written() });
  return new Database(
    { dialect: new RetryingSqliteDialect(adapter) },
    {
      version: () => version.current(),
      versionElsewhere: () => version.elsewhere(),
      remembersWhileAway: false,
      clock: null,
      probe: createProbe(requireOwnFile),
    },
  );
}

/** Reads, and writes at most once a second. The write fails on a full disk, and if the file was removed or replaced. */
function createProbe(requireOwnFile: () => void): (database: Database) => Promise<void> {
  let writtenAt = -Infinity;
  return async (database) => {
    await sql`select count(*) from installation`.execute(database);
    if (performance.now() - writtenAt < WRITE_EVERY_MS) return requireOwnFile();
    await sql`pragma user_version = 0`.execute(database);
    writtenAt = performance.now();
  };
}

/** @see https://www.sqlite.org/pragma.html#pragma_quick_check */
function refuseDamage(sqlite: DatabaseSync): void {
  const { quick_check: verdict } = sqlite.prepare('PRAGMA quick_check(1)').get() ?? {};
  if (verdict !== 'ok') throw new DamagedDatabaseError(String(verdict).replaceAll(/\s+/g, ' '));
}
