import { PostgresAdapter, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What several instances on one PostgreSQL database share. */

/** Slots of the rate limit, and the line of those that wait for one. With SQLite they are in a file of their own. */
export const rateSlots: Migration = {
  async up(db: Kysely<unknown>) {
    if (!(db.getExecutor().adapter instanceof PostgresAdapter)) return;
    await db.schema
      .createTable('rate_slots')
      .addColumn('application', 'text', (column) => column.notNull())
      .addColumn('slot', 'integer', (column) => column.notNull())
      .addColumn('holder', 'text')
      .addColumn('person', 'text')
      .addColumn('rank', 'integer')
      .addColumn('taken_at', 'bigint')
      .addColumn('free_at', 'bigint', (column) => column.notNull())
      .addColumn('paused_until', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('rate_slots_key', ['application', 'slot'])
      .execute();
    await db.schema
      .createTable('rate_line')
      .addColumn('application', 'text', (column) => column.notNull())
      .addColumn('instance', 'text', (column) => column.notNull())
      .addColumn('rank', 'integer', (column) => column.notNull())
      .addColumn('person', 'text')
      .addColumn('since', 'bigint', (column) => column.notNull())
      .addColumn('waiting', 'integer', (column) => column.notNull())
      .addColumn('seen_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('rate_line_key', ['application', 'instance'])
      .execute();
  },
};

/** The events of each firm, with the position of its last one. With SQLite they are in memory, and these are empty. */
export const events: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('event_heads')
      .ifNotExists()
      .addColumn('firm', 'text', (column) => column.primaryKey())
      .addColumn('position', 'bigint', (column) => column.notNull())
      .addColumn('log', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('events')
      .ifNotExists()
      .addColumn('firm', 'text', (column) => column.notNull())
      .addColumn('position', 'bigint', (column) => column.notNull())
      .addColumn('type', 'text', (column) => column.notNull())
      .addColumn('payload', 'text')
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('events_key', ['firm', 'position'])
      .execute();
  },
};
