import { sql, type Kysely } from 'kysely';
import { DEFAULT_MIGRATION_TABLE, Migrator } from 'kysely/migration';
import { MIGRATIONS } from './migrations.ts';
import type { Tables } from './tables.ts';

/** The file has the schema of another version. The message ends without a period. */
export class SchemaError extends Error {}

/**
 * Migrates the database to the latest schema, all or nothing.
 * @throws SchemaError for a file of a newer version, or the error of the failed migration
 */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  if ((await compareSchema(db)) === 'newer') {
    throw new SchemaError(
      'desk.sqlite was written by a newer version. Start that one, or restore the backup from before',
    );
  }
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(MIGRATIONS) },
    // Branches were merged in another order than their migrations are numbered.
    allowUnorderedMigrations: true,
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error instanceof Error ? error : new Error('migration failed', { cause: error });
}

/** @throws SchemaError unless the database has exactly the schema of this version */
export async function requireOwnSchema(db: Kysely<Tables>): Promise<void> {
  if ((await compareSchema(db)) === 'same') return;
  throw new SchemaError(
    'desk.sqlite is of another version. Use the command of the version that runs, or start this one first',
  );
}

async function compareSchema(db: Kysely<Tables>): Promise<'older' | 'same' | 'newer'> {
  const { rows: tables } = await sql`SELECT name FROM sqlite_master WHERE name = ${DEFAULT_MIGRATION_TABLE}`.execute(
    db,
  );
  if (tables.length === 0) return 'older';
  const { rows } = await sql<{ name: string }>`SELECT name FROM ${sql.table(DEFAULT_MIGRATION_TABLE)}`.execute(db);
  const own = Object.keys(MIGRATIONS);
  if (rows.some(({ name }) => !own.includes(name))) return 'newer';
  return rows.length === own.length ? 'same' : 'older';
}
