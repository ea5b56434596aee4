import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { addColumn } from './add-column.ts';

/** Processes that use the database, what each of them is working on, and the states of sign-ins that were used. */
export const ownership: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('instances')
      .ifNotExists()
      .addColumn('id', 'varchar(64)', (column) => column.primaryKey())
      .addColumn('until', 'bigint', (column) => column.notNull())
      .execute();
    await addColumn(db, 'grants', 'refresh_owner', 'varchar(64)');
    await addColumn(db, 'grants', 'refresh_until', 'bigint');
    await addColumn(db, 'outbox', 'owner', 'varchar(64)');
    await addColumn(db, 'outbox', 'read_back_at', 'bigint');
    await db.schema
      .createTable('used_states')
      .ifNotExists()
      .addColumn('hash', 'varchar(64)', (column) => column.primaryKey())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .execute();
  },
};
