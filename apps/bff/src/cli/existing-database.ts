import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '../config/config-error.ts';

/**
 * Returns the path of the database. Commands call this first: a mistyped directory must not look like an empty
 * installation.
 * @throws ConfigError if there is none
 */
export function requireDatabaseFile(directory: string): string {
  const file = join(directory, 'desk.sqlite');
  if (!existsSync(file)) throw new ConfigError(`DATA_DIR holds no desk.sqlite: ${directory}.`);
  return file;
}
