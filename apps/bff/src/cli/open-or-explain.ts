import { ConfigError } from '../config/config-error.ts';
import type { Database } from '../database/database.ts';
import { resultCode } from '../database/sqlite/sqlite-adapter.ts';
import { DamagedDatabaseError, openDatabase, openDatabaseAsItIs } from '../database/sqlite/open-sqlite.ts';

/** SQLite's codes for a file that is damaged, and for one that is no database. */
const DAMAGED = [11, 26];

/**
 * Opens the database for the server, and migrates it.
 * @throws ConfigError that names the directory and the cause
 */
export function openDatabaseOrFail(directory: string): Promise<Database> {
  return explained(directory, openDatabase);
}

/**
 * Opens the database for a command: a newer version's command must not migrate the data of the server that runs.
 * @throws ConfigError that names the directory and the cause
 */
export function openForCommand(directory: string): Promise<Database> {
  return explained(directory, openDatabaseAsItIs);
}

async function explained(directory: string, open: (directory: string) => Promise<Database>): Promise<Database> {
  try {
    return await open(directory);
  } catch (error) {
    throw explain(directory, error);
  }
}

/** Returns the error in one line for the operator. */
export function explain(directory: string, error: unknown): ConfigError {
  const { code, message } = error as NodeJS.ErrnoException;
  if (error instanceof DamagedDatabaseError || DAMAGED.includes(resultCode(error) ?? 0)) {
    return new ConfigError(
      `desk.sqlite in DATA_DIR ${directory} is damaged (${message}). Restore a backup: docs/OPERATIONS.md says how.`,
    );
  }
  const cause = code === undefined || code === 'ERR_SQLITE_ERROR' ? message : code;
  return new ConfigError(`DATA_DIR cannot be used: ${directory} (${cause}).`);
}
