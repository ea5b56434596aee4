import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { addColumn } from './add-column.ts';

/** Claims, decisions and snoozes: the firm's own data on top of Clio's. */
export const triage: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('triage')
      .ifNotExists()
      .addColumn('firm', 'varchar(64)', (column) => column.notNull())
      .addColumn('lead', 'bigint', (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('claim_person', 'varchar(64)')
      .addColumn('claim_until', 'bigint')
      .addColumn('verdict', 'varchar(32)')
      .addColumn('verdict_reason', 'varchar(64)')
      .addColumn('verdict_person', 'varchar(64)')
      .addColumn('verdict_at', 'bigint')
      .addColumn('snooze_person', 'varchar(64)')
      .addColumn('snooze_until', 'bigint')
      .addColumn('closed_at', 'bigint')
      .addColumn('change', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('triage_key', ['firm', 'lead'])
      .execute();
    await db.schema
      .createTable('decisions')
      .ifNotExists()
      .addColumn('firm', 'varchar(64)', (column) => column.notNull())
      .addColumn('position', 'bigint', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('lead', 'bigint', (column) => column.notNull())
      .addColumn('act', 'varchar(32)', (column) => column.notNull())
      .addColumn('person', 'varchar(64)')
      .addColumn('payload', 'text')
      .addColumn('digest', 'varchar(64)', (column) => column.notNull())
      .addColumn('previous', 'varchar(64)', (column) => column.notNull())
      .addColumn('hash', 'varchar(64)', (column) => column.notNull())
      .addPrimaryKeyConstraint('decisions_key', ['firm', 'position'])
      .execute();
    await db.schema
      .createIndex('decisions_person')
      .ifNotExists()
      .on('decisions')
      .columns(['firm', 'person', 'position'])
      .execute();
    await db.schema
      .createTable('colleagues')
      .ifNotExists()
      .addColumn('firm', 'varchar(64)', (column) => column.notNull())
      .addColumn('person', 'varchar(64)', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('colleagues_key', ['firm', 'person'])
      .execute();
  },
};

/** Priorities of leads, the firm's decline reasons, and team notes with their mentions. */
export const teamWords: Migration = {
  async up(db: Kysely<unknown>) {
    await addColumn(db, 'triage', 'priority', 'varchar(16)');
    await db.schema
      .createTable('reasons')
      .ifNotExists()
      .addColumn('firm', 'varchar(64)', (column) => column.primaryKey())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('reasons', 'text', (column) => column.notNull())
      .addColumn('updated_at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('team_notes')
      .ifNotExists()
      .addColumn('firm', 'varchar(64)', (column) => column.notNull())
      .addColumn('id', 'varchar(64)', (column) => column.notNull())
      .addColumn('lead', 'bigint', (column) => column.notNull())
      .addColumn('person', 'varchar(64)')
      .addColumn('text', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('team_notes_key', ['firm', 'id'])
      .execute();
    await db.schema
      .createIndex('team_notes_lead')
      .ifNotExists()
      .on('team_notes')
      .columns(['firm', 'lead', 'created_at'])
      .execute();
    await db.schema
      .createTable('mentions')
      .ifNotExists()
      .addColumn('firm', 'varchar(64)', (column) => column.notNull())
      .addColumn('person', 'varchar(64)', (column) => column.notNull())
      .addColumn('note', 'varchar(64)', (column) => column.notNull())
      .addColumn('lead', 'bigint', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('seen_at', 'bigint')
      .addPrimaryKeyConstraint('mentions_key', ['firm', 'person', 'note'])
      .execute();
  },
};

/** Which leads a person has read. */
export const leadReads: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('lead_reads')
      .ifNotExists()
      .addColumn('firm', 'varchar(64)', (column) => column.notNull())
      .addColumn('person', 'varchar(64)', (column) => column.notNull())
      .addColumn('lead', 'bigint', (column) => column.notNull())
      .addColumn('read_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('lead_reads_key', ['firm', 'person', 'lead'])
      .execute();
    await db.schema
      .createIndex('lead_reads_last')
      .ifNotExists()
      .on('lead_reads')
      .columns(['firm', 'person', 'read_at', 'lead'])
      .execute();
  },
};

/** The signed end of each firm's decision log. */
export const decisionHeads: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('decision_heads')
      .ifNotExists()
      .addColumn('firm', 'varchar(64)', (column) => column.primaryKey())
      .addColumn('position', 'bigint', (column) => column.notNull())
      .addColumn('hash', 'varchar(64)', (column) => column.notNull())
      .addColumn('erased', 'bigint', (column) => column.notNull())
      .addColumn('signature', 'varchar(64)', (column) => column.notNull())
      .execute();
  },
};

/** Settings of a firm that its intake managers change. */
export const firmSettings: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('firm_settings')
      .ifNotExists()
      .addColumn('firm', 'varchar(64)', (column) => column.primaryKey())
      .addColumn('time_zone', 'varchar(64)')
      .addColumn('updated_at', 'bigint', (column) => column.notNull())
      .execute();
  },
};
