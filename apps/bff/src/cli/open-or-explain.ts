import { DatabaseError } from 'pg';
import type { Config } from '../config/config.ts';
import { ConfigError } from '../config/config-error.ts';
import type { Database } from '../database/database.ts';
import { DatabaseHeldError } from '../database/database-held.ts';
import { openPostgresAsItIs } from '../database/postgres/open-postgres.ts';
import { resultCode } from '../database/sqlite/sqlite-adapter.ts';
import { DamagedDatabaseError, openDatabaseAsItIs } from '../database/sqlite/open-sqlite.ts';
import { StoreUnavailable } from '../database/store-unavailable.ts';
import { requireDatabaseFile } from './existing-database.ts';

/** SQLite's codes for a file that is damaged, and for one that is no database. */
const DAMAGED = [11, 26];
/** PostgreSQL's codes, as beginnings, for what the operator has set: wrong password, missing right or database. */
const WRONG_ADDRESS = ['28', '3D', '42501'];

type Place = Pick<Config, 'dataDir' | 'postgres'>;

/**
 * Opens the database for a command: a newer version's command must not migrate the data of the server that runs.
 * @throws ConfigError that names the database and the cause
 */
export async function openForCommand(place: Place): Promise<Database> {
  if (place.postgres === null) requireDatabaseFile(place.dataDir);
  try {
    return await (place.postgres === null ? openDatabaseAsItIs(place.dataDir) : openPostgresAsItIs(place.postgres));
  } catch (error) {
    throw explain(place, error);
  }
}

/** Returns the error in one line for the operator. It never quotes an address, which contains a password. */
export function explain({ dataDir, postgres }: Place, error: unknown): ConfigError {
  if (error instanceof ConfigError) return error;
  if (error instanceof DatabaseHeldError) {
    return new ConfigError(
      postgres === null
        ? `Another desk runs on DATA_DIR ${dataDir}. Stop it, or set another DATA_DIR.`
        : 'Another desk runs on the database of DATABASE_URL. Stop it, or set another database.',
    );
  }
  const { code, message } = error as NodeJS.ErrnoException;
  if (postgres !== null) return new ConfigError(`DATABASE_URL cannot be used: ${inOneLine(error)}.`);
  if (error instanceof DamagedDatabaseError || DAMAGED.includes(resultCode(error) ?? 0)) {
    return new ConfigError(
      `desk.sqlite in DATA_DIR ${dataDir} is damaged (${message}). Restore a backup: docs/OPERATIONS.md says how.`,
    );
  }
  const cause = code === undefined || code === 'ERR_SQLITE_ERROR' ? message : code;
  return new ConfigError(`DATA_DIR cannot be used: ${dataDir} (${cause}).`);
}

/** True if waiting may help: PostgreSQL does not answer, and its address may be right. */
export function isAway({ postgres }: Place, error: unknown): boolean {
  if (postgres === null || !(error instanceof StoreUnavailable)) return false;
  const { cause } = error;
  return !(cause instanceof DatabaseError && WRONG_ADDRESS.some((code) => cause.code?.startsWith(code) === true));
}

function inOneLine(error: unknown): string {
  const { message, cause } = error as Error;
  // If a name has several addresses, the error of all of them has a code only.
  const text = message === '' ? String((cause as NodeJS.ErrnoException | undefined)?.code) : message;
  return text.replaceAll(/\s+/g, ' ');
}
