import { readConfig } from '../config/config.ts';
import { ConfigError } from '../config/config-error.ts';
import { existingMirror } from '../mirror/database/open-existing-mirror.ts';
import { requestRebuild } from '../mirror/database/rebuild-request.ts';
import { requireDatabaseFile } from './existing-database.ts';

const USAGE = 'Usage: npm run cli -- mirror rebuild';

/**
 * `npm run cli -- mirror`: requests a new backfill from Grow, whether the server runs or not. All users stay signed in.
 */
export async function mirror(values: readonly string[]): Promise<boolean> {
  const [order, ...rest] = values;
  if (order !== 'rebuild' || rest.length > 0) throw new ConfigError(USAGE);
  const { dataDir } = readConfig();
  requireDatabaseFile(dataDir);
  const mirror = existingMirror(dataDir);
  if (mirror === null) {
    process.stdout.write('There is no mirror yet: the desk reads everything when it starts.\n');
    return true;
  }
  try {
    await requestRebuild(mirror);
  } catch {
    throw new ConfigError(
      'mirror.sqlite cannot be written. If it is damaged, start the desk again: it makes a new one by itself.',
    );
  } finally {
    await mirror.destroy();
  }
  process.stdout.write(
    'Everything is read from Clio anew: within seconds if the desk runs, otherwise when it starts.\n',
  );
  return true;
}
