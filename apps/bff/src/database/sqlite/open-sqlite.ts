import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { SqliteDialect } from 'kysely';
import { Database } from '../database.ts';
import { migrate } from '../migrations.ts';
import { sqliteAdapter } from './sqlite-adapter.ts';
import { createDataVersion } from './data-version.ts';

/**
 * Opens `desk.sqlite` in the data directory, readable by the owner only, and migrates it.
 * @param directory created if missing
 * @throws Error if the directory cannot be written
 */
export async function openDatabase(directory: string): Promise<Database> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const file = join(directory, 'desk.sqlite');
  closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
  const sqlite = new DatabaseSync(file, { timeout: 5000 });
  sqlite.exec('PRAGMA journal_mode = WAL');
  // A refreshed token must survive a power failure: Grow has already invalidated the old one.
  sqlite.exec('PRAGMA synchronous = FULL');
  const version = createDataVersion(sqlite);
  const dialect = new SqliteDialect({ database: sqliteAdapter(sqlite, () => version.written()) });
  const database = new Database(dialect, version);
  await migrate(database);
  return database;
}
