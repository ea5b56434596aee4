import type { Config } from '../config/config.ts';
import type { Database } from '../database/database.ts';
import { holdDatabase } from '../database/postgres/hold-database.ts';
import { openPostgres } from '../database/postgres/open-postgres.ts';
import { holdDirectory } from '../database/sqlite/hold-directory.ts';
import { refuseMoved } from '../database/sqlite/moved-file.ts';
import { openDatabase } from '../database/sqlite/open-sqlite.ts';
import type { MirrorDatabase } from '../mirror/database/mirror-database.ts';
import { openPostgresMirror } from '../mirror/database/postgres-mirror.ts';
import { openSqliteMirror } from '../mirror/database/sqlite-mirror.ts';

/** Where everything is stored, held for this process until both are destroyed. */
export interface Stores {
  database: Database;
  /** Null when the mirror is off. */
  mirrorDatabase: MirrorDatabase | null;
}

type Settings = Pick<Config, 'dataDir' | 'postgres' | 'mirror' | 'grow'>;

/**
 * Opens and migrates the databases: the only place that chooses between SQLite and PostgreSQL for the server.
 * @param onTaken called if another process takes the PostgreSQL database while the connection to it is lost
 * @throws DatabaseHeldError if another process uses them
 * @throws StoreUnavailable if PostgreSQL does not answer
 * @throws Error if they cannot be used
 */
export async function openStores({ dataDir, postgres, mirror, grow }: Settings, onTaken: () => void): Promise<Stores> {
  const origin = `${grow.clientId} at ${grow.apiUrl}`;
  if (postgres === null) {
    await holdDirectory(dataDir);
    refuseMoved(dataDir);
    const database = await openDatabase(dataDir);
    return { database, mirrorDatabase: mirror ? await openSqliteMirror(dataDir, origin) : null };
  }
  const held = await holdDatabase(postgres.directUrl, onTaken);
  let database: Database | null = null;
  try {
    database = await openPostgres(postgres, held);
    return { database, mirrorDatabase: mirror ? await openPostgresMirror(postgres, origin, held) : null };
  } catch (error) {
    await (database === null ? held.release() : database.destroy());
    throw error;
  }
}
