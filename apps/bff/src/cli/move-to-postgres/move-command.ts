import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../../config/config.ts';
import { ConfigError } from '../../config/config-error.ts';
import type { Database } from '../../database/database.ts';
import { holdDatabase } from '../../database/postgres/hold-database.ts';
import { openPostgres, type DatabaseAddress } from '../../database/postgres/open-postgres.ts';
import { holdDirectory } from '../../database/sqlite/hold-directory.ts';
import { MOVED_FILE } from '../../database/sqlite/moved-file.ts';
import { explain, openForCommand } from '../open-or-explain.ts';
import { copyTable, tablesOf } from './copy-tables.ts';

const USAGE = 'Usage: npm run cli -- move-to-postgres, with DATA_DIR and DATABASE_URL, while the server is stopped';

/**
 * `npm run cli -- move-to-postgres`: copies `desk.sqlite` into the empty database of `DATABASE_URL` and compares every
 * row, in one transaction: all or nothing. No one is signed out. The mirror is not copied; it is read again from Clio.
 * The file is renamed afterwards: a server that went on with it would send refresh tokens that the other has used.
 */
export async function moveToPostgres(values: readonly string[]): Promise<boolean> {
  const config = readConfig();
  const { dataDir, postgres } = config;
  if (values.length > 0 || postgres === null) throw new ConfigError(USAGE);
  const file = { dataDir, postgres: null };
  const source = await openForCommand(file);
  try {
    await holdDirectory(dataDir).catch((error: unknown) => {
      throw explain(file, error);
    });
    await copy(source, postgres);
  } catch (error) {
    throw explain(config, error);
  } finally {
    await source.destroy();
  }
  renameSync(join(dataDir, 'desk.sqlite'), join(dataDir, MOVED_FILE));
  process.stdout.write(
    `Everything is in PostgreSQL. Start the server with DATABASE_URL. The old file is kept as ${MOVED_FILE}.\n`,
  );
  return true;
}

async function copy(source: Database, address: DatabaseAddress): Promise<void> {
  const tables = await tablesOf(source);
  const held = await holdDatabase(address.directUrl, () => process.exit(1));
  const target = await openPostgres(address, held).catch(async (error: unknown) => {
    await held.release();
    throw error;
  });
  try {
    await target.transaction().execute(async (within) => {
      for (const table of tables) {
        const rows = await copyTable(source, within, table);
        process.stdout.write(`${table}: ${rows} rows, each compared\n`);
      }
    });
  } finally {
    await target.destroy();
  }
}
