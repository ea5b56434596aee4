import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readConfig } from '../config/config.ts';
import { ConfigError } from '../config/config-error.ts';
import { backUp } from './back-up.ts';
import { requireDatabaseFile } from './existing-database.ts';

/** `npm run cli -- backup`: copies the database, whether the server runs or not. Keys are not included. */
export async function backup(values: readonly string[]): Promise<boolean> {
  const [file = '', ...rest] = values;
  if (file === '' || rest.length > 0)
    throw new ConfigError('Usage: npm run cli -- backup <file that does not exist yet>');
  const to = resolve(file);
  const { dataDir, postgres } = readConfig();
  if (postgres !== null)
    throw new ConfigError('With DATABASE_URL, back up with pg_dump --schema=desk: docs/OPERATIONS.md says how.');
  backUp(requireDatabaseFile(dataDir), to);
  process.stdout.write(`Backed up to ${to} (${(await stat(to)).size} bytes).\n`);
  return true;
}
