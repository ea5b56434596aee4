import { sql, type Kysely } from 'kysely';
import { DEFAULT_MIGRATION_TABLE, Migrator } from 'kysely/migration';
import { MIGRATIONS } from './migrations.ts';
import type { Tables } from './tables.ts';

/** The file has the schema of another version. The message ends without a period. */
export class SchemaError extends Error {}

/**
 * Migrates the database to the latest schema, all or nothing.
 * @param schema of PostgreSQL, which must exist; `db` is a transaction then
 * @throws SchemaError for a database of a newer version, or the error of the failed migration
 */
export async function migrate(db: Kysely<Tables>, schema?: string): Promise<void> {
  if ((await compareSchema(db, schema)) === 'newer') {
    throw new SchemaError(
      `${nameOf(schema)} was written by a newer version. Start that one, or restore the backup from before`,
    );
  }
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(MIGRATIONS) },
    // Branches were merged in another order than their migrations are numbered.
    allowUnorderedMigrations: true,
    ...(schema === undefined ? {} : { migrationTableSchema: schema }),
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error instanceof Error ? error : new Error('migration failed', { cause: error });
}

/** @throws SchemaError unless the database has exactly the schema of this version */
export async function requireOwnSchema(db: Kysely<Tables>, schema?: string): Promise<void> {
  if ((await compareSchema(db, schema)) === 'same') return;
  throw new SchemaError(
    `${nameOf(schema)} is of another version. Use the command of the version that runs, or start this one first`,
  );
}

async function compareSchema(db: Kysely<Tables>, schema?: string): Promise<'older' | 'same' | 'newer'> {
  if (!(await hasMigrations(db, schema))) return 'older';
  const path = schema === undefined ? DEFAULT_MIGRATION_TABLE : `${schema}.${DEFAULT_MIGRATION_TABLE}`;
  const { rows } = await sql<{ name: string }>`SELECT name FROM ${sql.table(path)}`.execute(db);
  const own = Object.keys(MIGRATIONS);
  if (rows.some(({ name }) => !own.includes(name))) return 'newer';
  return rows.length === own.length ? 'same' : 'older';
}

async function hasMigrations(db: Kysely<Tables>, schema?: string): Promise<boolean> {
  const { rows } = await (
    schema === undefined
      ? sql`SELECT name FROM sqlite_master WHERE name = ${DEFAULT_MIGRATION_TABLE}`
      : sql`SELECT 1 FROM pg_tables WHERE schemaname = ${schema} AND tablename = ${DEFAULT_MIGRATION_TABLE}`
  ).execute(db);
  return rows.length > 0;
}

function nameOf(schema?: string): string {
  return schema === undefined ? 'desk.sqlite' : 'the database';
}
