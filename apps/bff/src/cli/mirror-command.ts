import { readConfig } from '../config/config.ts';
import { ConfigError } from '../config/config-error.ts';
import { requestPostgresRebuild } from '../mirror/database/postgres-mirror.ts';
import { requestRebuild } from '../mirror/database/rebuild-request.ts';
import { requireDatabaseFile } from './existing-database.ts';
import { explain } from './open-or-explain.ts';

const USAGE = 'Usage: npm run cli -- mirror rebuild';

/**
 * `npm run cli -- mirror`: requests a new backfill from Grow, whether the server runs or not, and in whatever state the
 * mirror's file is. All users stay signed in.
 */
export async function mirror(values: readonly string[]): Promise<boolean> {
  const [order, ...rest] = values;
  if (order !== 'rebuild' || rest.length > 0) throw new ConfigError(USAGE);
  const config = readConfig();
  const { dataDir, postgres } = config;
  if (postgres === null) requireDatabaseFile(dataDir);
  try {
    if (postgres === null) requestRebuild(dataDir);
    else await requestPostgresRebuild(postgres);
  } catch (error) {
    throw explain(config, error);
  }
  process.stdout.write(
    'Everything will be read from Clio again: within seconds if the server is running, otherwise when it starts.\n',
  );
  return true;
}
