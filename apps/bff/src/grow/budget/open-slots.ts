import type { Clock } from '../../clock.ts';
import type { Config } from '../../config/config.ts';
import type { Database } from '../../database/database.ts';
import { openDatabaseSlots } from './database-slots.ts';
import { openSharedSlots, type SharedSlots } from './shared-slots.ts';

type Settings = Pick<Config, 'dataDir' | 'postgres' | 'grow'>;

/**
 * Opens the slots of Grow's rate limit that all servers and commands share: in PostgreSQL, or in a file beside SQLite.
 * @param held for a process that has just taken the lock of the data directory
 * @returns undefined if there is no limit
 * @see openSharedSlots
 */
export function openSlots(
  { dataDir, postgres, grow }: Settings,
  database: Database,
  clock: Clock,
  held?: number,
): SharedSlots | undefined {
  const { rateLimit, clientId, apiUrl } = grow;
  if (rateLimit === 0) return undefined;
  if (postgres === null) return openSharedSlots(dataDir, rateLimit, held);
  return openDatabaseSlots(database, `${clientId} at ${apiUrl}`, rateLimit, clock);
}
