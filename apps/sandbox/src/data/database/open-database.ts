import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { INDEXES, SCHEMA, SCHEMA_VERSION, TABLES } from './schema.ts';

/**
 * Opens the sandbox's file, readable by its owner only, and creates the tables.
 * @param file its path; missing folders above it are created (0700)
 * @throws if it cannot be created or written
 */
export function openDatabase(file: string): DatabaseSync {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
  const database = new DatabaseSync(file);
  // FULL: a note is on disk before its 201 response is sent.
  database.exec('PRAGMA busy_timeout = 2000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
  const { user_version: version } = database.prepare('PRAGMA user_version').get() as { user_version: number };
  if (version !== SCHEMA_VERSION) {
    for (const table of TABLES) database.exec(`DROP TABLE IF EXISTS ${table}`);
    database.exec(`PRAGMA user_version = ${SCHEMA_VERSION}`);
  }
  database.exec(SCHEMA + INDEXES);
  return database;
}
