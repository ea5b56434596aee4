import { sql, WithSchemaPlugin, Kysely, type Transaction } from 'kysely';
import { Database, type Engine } from '../database.ts';
import { migrate, requireOwnSchema } from '../migrate.ts';
import type { Tables } from '../tables.ts';
import { createPool, createUnlimitedPool } from './connection-pool.ts';
import type { HeldDatabase } from './hold-database.ts';
import { PooledPostgresDialect } from './postgres-dialect.ts';

/** Of everything that cannot be fetched from Grow again. */
const SCHEMA = 'desk';
const CONNECTIONS = 10;
/** How soon an erasure or another write of a command is noticed. */
const LOOK_EVERY_MS = 500;
/** Longest wait for another process that migrates, and longest statement of a migration. */
const MIGRATION_LIMITS = `SET LOCAL lock_timeout = '60s'; SET LOCAL statement_timeout = '120s'`;

/** Where a database is. */
export interface DatabaseAddress {
  url: string;
  /** Of the database itself, where `url` is one of a pooler. */
  directUrl: string;
}

/**
 * Opens the database of the server, and migrates it.
 * @throws StoreUnavailable if the database does not answer
 * @throws SchemaError if it is of a newer version
 */
export async function openPostgres(address: DatabaseAddress, held: HeldDatabase): Promise<Database> {
  await migrateAlone<Tables>(address.directUrl, SCHEMA, (within) => migrate(within, SCHEMA));
  return over(address.url, held);
}

/**
 * Opens the database for a command, which may run beside the server: never migrates.
 * @throws StoreUnavailable if the database does not answer
 * @throws SchemaError if it is of another version
 */
export async function openPostgresAsItIs({ url }: DatabaseAddress): Promise<Database> {
  const database = over(url);
  try {
    await requireOwnSchema(database, SCHEMA);
    return database;
  } catch (error) {
    await database.destroy();
    throw error;
  }
}

/**
 * Runs migrations in one transaction, which waits for that of another process. The schema is created if it is missing.
 * @throws StoreUnavailable if the database does not answer
 */
export async function migrateAlone<Schema>(
  directUrl: string,
  schema: string,
  work: (within: Transaction<Schema>) => Promise<void>,
): Promise<void> {
  const database = new Kysely<Schema>({
    dialect: new PooledPostgresDialect(createUnlimitedPool(directUrl)),
    plugins: [new WithSchemaPlugin(schema)],
  });
  try {
    await database.transaction().execute(async (within) => {
      await sql.raw(MIGRATION_LIMITS).execute(within);
      await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`migrations of ${schema}`}, 0))`.execute(within);
      const { rows } = await sql`SELECT 1 FROM pg_namespace WHERE nspname = ${schema}`.execute(within);
      if (rows.length === 0) await sql`CREATE SCHEMA ${sql.id(schema)}`.execute(within);
      await work(within);
    });
  } finally {
    await database.destroy();
  }
}

function over(url: string, held?: HeldDatabase): Database {
  const dialect = new PooledPostgresDialect(createPool(url, CONNECTIONS), () => held?.requireHeld());
  const release = (): Promise<void> => held?.release() ?? Promise.resolve();
  return new Database({ dialect, plugins: [new WithSchemaPlugin(SCHEMA)] }, createEngine(release));
}

/** Nothing tells when another process has written, so every row is read when it is needed. */
function createEngine(closed: () => Promise<void>): Engine {
  let version = 0;
  return {
    version: () => (version += 1),
    versionElsewhere: () => Math.floor(performance.now() / LOOK_EVERY_MS),
    remembersWhileAway: true,
    clock: sql<number>`(extract(epoch FROM clock_timestamp()) * 1000)::bigint`,
    closed,
    async probe(database) {
      const { isReadOnly } = await database
        .selectNoFrom(sql<boolean>`current_setting('transaction_read_only') = 'on'`.as('isReadOnly'))
        .executeTakeFirstOrThrow();
      if (isReadOnly) throw new Error('the database is read-only');
      await database.selectFrom('installation').select('id').limit(1).execute();
    },
  };
}
