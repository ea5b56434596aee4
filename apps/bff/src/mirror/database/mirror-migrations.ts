import type { Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import type { MirrorTables } from './mirror-tables.ts';

const first: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('mirror_facts')
      .addColumn('name', 'varchar(64)', (column) => column.primaryKey())
      .addColumn('value', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('records')
      .addColumn('firm', 'varchar(64)', (column) => column.notNull())
      .addColumn('kind', 'varchar(16)', (column) => column.notNull())
      .addColumn('id', 'bigint', (column) => column.notNull())
      .addColumn('state', 'varchar(16)', (column) => column.notNull())
      .addColumn('updated_at', 'bigint', (column) => column.notNull())
      .addColumn('seen_at', 'bigint', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('records_key', ['firm', 'kind', 'id'])
      .execute();
    await db.schema
      .createTable('departures')
      .addColumn('firm', 'varchar(64)', (column) => column.notNull())
      .addColumn('lead', 'bigint', (column) => column.notNull())
      .addColumn('destination', 'varchar(16)', (column) => column.notNull())
      .addColumn('matter', 'bigint')
      .addColumn('scope', 'varchar(64)')
      .addColumn('after_at', 'bigint', (column) => column.notNull())
      .addColumn('before_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('departures_key', ['firm', 'lead'])
      .execute();
    await db.schema
      .createTable('streams')
      .addColumn('firm', 'varchar(64)', (column) => column.notNull())
      .addColumn('list', 'varchar(16)', (column) => column.notNull())
      .addColumn('complete', 'integer', (column) => column.notNull())
      .addColumn('cursor', 'text')
      .addColumn('begun_at', 'bigint')
      .addColumn('pages', 'integer', (column) => column.notNull())
      .addColumn('high_water', 'bigint')
      .addColumn('as_of', 'bigint')
      .addColumn('walk_cursor', 'text')
      .addColumn('walk_after', 'bigint', (column) => column.notNull())
      .addColumn('walk_begun_at', 'bigint')
      .addColumn('walked_at', 'bigint')
      .addPrimaryKeyConstraint('streams_key', ['firm', 'list'])
      .execute();
    await db.schema
      .createTable('firm_lists')
      .addColumn('firm', 'varchar(64)', (column) => column.notNull())
      .addColumn('list', 'varchar(16)', (column) => column.notNull())
      .addColumn('id', 'bigint', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('firm_lists_key', ['firm', 'list', 'id'])
      .execute();
    await db.schema
      .createTable('search_keys')
      .addColumn('firm', 'varchar(64)', (column) => column.notNull())
      .addColumn('key', 'varchar(128)', (column) => column.notNull())
      .addColumn('kind', 'varchar(16)', (column) => column.notNull())
      .addColumn('id', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('search_keys_key', ['firm', 'key', 'kind', 'id'])
      .execute();
    await db.schema
      .createTable('searched')
      .addColumn('firm', 'varchar(64)', (column) => column.notNull())
      .addColumn('kind', 'varchar(16)', (column) => column.notNull())
      .addColumn('id', 'bigint', (column) => column.notNull())
      .addColumn('keys', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('searched_key', ['firm', 'kind', 'id'])
      .execute();
    await db.schema
      .createTable('search_variants')
      .addColumn('firm', 'varchar(64)', (column) => column.notNull())
      .addColumn('variant', 'varchar(64)', (column) => column.notNull())
      .addColumn('token', 'varchar(64)', (column) => column.notNull())
      .addPrimaryKeyConstraint('search_variants_key', ['firm', 'variant', 'token'])
      .execute();
  },
};

const MIGRATIONS = { '0001-first': first };

/**
 * Migrates the mirror to the newest schema. A migration may also empty it, because everything can be fetched from Grow
 * again.
 * @param schema of PostgreSQL, which must exist; `db` is a transaction then
 * @throws what the failing migration threw
 */
export async function migrateMirror(db: Kysely<MirrorTables>, schema?: string): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(MIGRATIONS) },
    ...(schema === undefined ? {} : { migrationTableSchema: schema }),
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error instanceof Error ? error : new Error('migration failed', { cause: error });
}
