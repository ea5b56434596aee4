import { sql, WithSchemaPlugin, type Transaction } from 'kysely';
import { createPool } from '../../database/postgres/connection-pool.ts';
import type { HeldDatabase } from '../../database/postgres/hold-database.ts';
import { migrateAlone, type DatabaseAddress } from '../../database/postgres/open-postgres.ts';
import { PooledPostgresDialect } from '../../database/postgres/postgres-dialect.ts';
import { MirrorDatabase } from './mirror-database.ts';
import { migrateMirror } from './mirror-migrations.ts';
import { isOfOrigin } from './mirror-origin.ts';
import type { MirrorTables } from './mirror-tables.ts';

/** May be dropped at any time, and is left out of backups. */
const SCHEMA = 'mirror';
const CONNECTIONS = 5;
/** Fact that an operator's command writes. */
const REBUILD = 'rebuild';

/**
 * Opens the mirror in the schema `mirror` of a database. Content of another origin is dropped.
 * @param origin identifies application and address
 * @throws StoreUnavailable if the database does not answer
 */
export async function openPostgresMirror(
  address: DatabaseAddress,
  origin: string,
  held: HeldDatabase,
): Promise<MirrorDatabase> {
  await migrateAlone<MirrorTables>(address.directUrl, SCHEMA, async (within) => {
    await migrateMirror(within, SCHEMA);
    if (!(await isOfOrigin(within, origin))) await empty(within, origin);
  });
  return new PostgresMirror(address, origin, () => held.requireHeld());
}

/** Stores an operator's request for a new backfill. @throws StoreUnavailable if the database does not answer */
export async function requestPostgresRebuild(address: DatabaseAddress): Promise<void> {
  const mirror = new PostgresMirror(address, '');
  try {
    await mirror
      .insertInto('mirror_facts')
      .values({ name: REBUILD, value: '' })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute();
  } finally {
    await mirror.destroy();
  }
}

class PostgresMirror extends MirrorDatabase {
  readonly isInMemory = false;
  readonly isDamaged = false;
  readonly comesBack = true;
  readonly #directUrl: string;
  readonly #origin: string;

  constructor({ url, directUrl }: DatabaseAddress, origin: string, requirePermission?: () => void) {
    super({
      dialect: new PooledPostgresDialect(createPool(url, CONNECTIONS), requirePermission),
      plugins: [new WithSchemaPlugin(SCHEMA)],
    });
    this.#directUrl = directUrl;
    this.#origin = origin;
  }

  replace(): Promise<void> {
    return migrateAlone<MirrorTables>(this.#directUrl, SCHEMA, (within) => empty(within, this.#origin));
  }

  /** Deleted rows are overwritten when PostgreSQL vacuums their table. */
  purge(): Promise<boolean> {
    return Promise.resolve(true);
  }

  async takeRebuildRequest(): Promise<boolean> {
    const taken = await this.deleteFrom('mirror_facts').where('name', '=', REBUILD).executeTakeFirstOrThrow();
    return taken.numDeletedRows > 0n;
  }
}

async function empty(within: Transaction<MirrorTables>, origin: string): Promise<void> {
  await sql`DROP SCHEMA ${sql.id(SCHEMA)} CASCADE`.execute(within);
  await sql`CREATE SCHEMA ${sql.id(SCHEMA)}`.execute(within);
  await migrateMirror(within, SCHEMA);
  await isOfOrigin(within, origin);
}
