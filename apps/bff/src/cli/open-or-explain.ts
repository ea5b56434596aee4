import { ConfigError } from '../config/config-error.ts';
import type { Database } from '../database/database.ts';
import { openDatabase } from '../database/sqlite/open-sqlite.ts';

/** @throws ConfigError that names the directory and the cause */
export async function openDatabaseOrFail(directory: string): Promise<Database> {
  try {
    return await openDatabase(directory);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new ConfigError(`DATA_DIR cannot be used: ${directory} (${code ?? message}).`);
  }
}
