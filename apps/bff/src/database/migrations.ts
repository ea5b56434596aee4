import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { addColumn } from './add-column.ts';
import { events, rateSlots } from './instance-migrations.ts';
import { leases } from './lease-migration.ts';
import { ownership } from './ownership-migration.ts';
import { decisionHeads, firmSettings, leadReads, teamWords, triage } from './team-migrations.ts';

const first: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('sessions')
      .ifNotExists()
      .addColumn('id', 'varchar(64)', (column) => column.primaryKey())
      .addColumn('data', 'text', (column) => column.notNull())
      .addColumn('person', 'varchar(64)', (column) => column.notNull())
      .addColumn('grant_id', 'varchar(64)', (column) => column.notNull())
      .addColumn('idle_expires_at', 'bigint', (column) => column.notNull())
      .addColumn('absolute_expires_at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('sessions_grant').ifNotExists().on('sessions').column('grant_id').execute();
    await db.schema
      .createTable('grants')
      .ifNotExists()
      .addColumn('id', 'varchar(64)', (column) => column.primaryKey())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('record', 'text', (column) => column.notNull())
      .addColumn('updated_at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('outbox')
      .ifNotExists()
      .addColumn('id', 'varchar(64)', (column) => column.primaryKey())
      .addColumn('person', 'varchar(64)', (column) => column.notNull())
      .addColumn('idempotency_key', 'varchar(64)', (column) => column.notNull())
      .addColumn('operation', 'varchar(64)', (column) => column.notNull())
      .addColumn('request_hash', 'varchar(64)', (column) => column.notNull())
      .addColumn('state', 'varchar(16)', (column) => column.notNull())
      .addColumn('answer', 'text')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('updated_at', 'bigint', (column) => column.notNull())
      .addUniqueConstraint('outbox_person_key', ['person', 'idempotency_key'])
      .execute();
    await db.schema
      .createTable('installation')
      .ifNotExists()
      .addColumn('id', 'integer', (column) => column.primaryKey())
      .addColumn('firm', 'varchar(64)', (column) => column.notNull())
      .addColumn('claimed_at', 'bigint', (column) => column.notNull())
      .execute();
  },
};

/** Columns for the reconciliation of writes whose response was lost. */
const readBack: Migration = {
  async up(db: Kysely<unknown>) {
    for (const name of ['grant_id', 'path', 'match_hash', 'record_id'] as const) {
      await addColumn(db, 'outbox', name, 'varchar(255)');
    }
    await addColumn(db, 'outbox', 'sent_at', 'bigint');
    await db.schema.createIndex('outbox_state').ifNotExists().on('outbox').column('state').execute();
  },
};

/** Audit log, for the firm's own records. */
const audit: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('audit')
      .ifNotExists()
      .addColumn('position', 'bigint', (column) => column.primaryKey())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('event', 'varchar(32)', (column) => column.notNull())
      .addColumn('outcome', 'varchar(32)', (column) => column.notNull())
      .addColumn('person', 'varchar(64)')
      .addColumn('firm', 'varchar(64)')
      .addColumn('session', 'varchar(16)')
      .addColumn('action', 'varchar(128)')
      .addColumn('target', 'varchar(255)')
      .addColumn('request_id', 'varchar(64)')
      .execute();
    await db.schema.createIndex('audit_at').ifNotExists().on('audit').column('at').execute();
  },
};

/** One grant per firm that belongs to no session. */
const firmConnections: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('firm_connections')
      .ifNotExists()
      .addColumn('firm', 'varchar(64)', (column) => column.primaryKey())
      .addColumn('grant_id', 'varchar(64)', (column) => column.notNull())
      .addColumn('person', 'varchar(64)', (column) => column.notNull())
      .addColumn('connected_at', 'bigint', (column) => column.notNull())
      .execute();
  },
};

/** When a firm's grant was found to be rejected by Grow. */
const lostConnections: Migration = {
  async up(db: Kysely<unknown>) {
    await addColumn(db, 'firm_connections', 'lost_at', 'bigint');
  },
};

/** Messages of leads: Grow accepts them and never returns them. */
const leadMessages: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('lead_messages')
      .ifNotExists()
      .addColumn('id', 'varchar(64)', (column) => column.primaryKey())
      .addColumn('firm', 'varchar(64)', (column) => column.notNull())
      .addColumn('person', 'varchar(64)')
      .addColumn('lead', 'varchar(64)')
      .addColumn('text', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('lead_messages_lead')
      .ifNotExists()
      .on('lead_messages')
      .columns(['firm', 'lead'])
      .execute();
  },
};

/** Saved views of each person. */
const savedViews: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('saved_views')
      .ifNotExists()
      .addColumn('firm', 'varchar(64)', (column) => column.notNull())
      .addColumn('person', 'varchar(64)', (column) => column.notNull())
      .addColumn('views', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('saved_views_key', ['firm', 'person'])
      .execute();
  },
};

/** Note templates of a firm, and an index to find the author of a note by its id in Clio. */
const noteTemplates: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('note_templates')
      .ifNotExists()
      .addColumn('firm', 'varchar(64)', (column) => column.primaryKey())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('templates', 'text', (column) => column.notNull())
      .addColumn('updated_at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('outbox_record').ifNotExists().on('outbox').column('record_id').execute();
  },
};

const outboxTraits: Migration = {
  async up(db: Kysely<unknown>) {
    await addColumn(db, 'outbox', 'trait_hashes', 'text');
  },
};

/** The source that was typed for a lead. */
const leadSources: Migration = {
  async up(db: Kysely<unknown>) {
    await addColumn(db, 'lead_messages', 'source', 'text');
  },
};

/** New migrations are appended; released ones are never changed. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-first': first,
  '0002-read-back': readBack,
  '0003-audit': audit,
  '0004-firm-connections': firmConnections,
  '0005-lost-connections': lostConnections,
  '0006-triage': triage,
  '0008-lead-messages': leadMessages,
  '0009-saved-views': savedViews,
  '0010-note-templates': noteTemplates,
  '0011-team-words': teamWords,
  '0012-lead-reads': leadReads,
  '0013-outbox-traits': outboxTraits,
  '0014-decision-heads': decisionHeads,
  '0015-lead-sources': leadSources,
  '0016-firm-settings': firmSettings,
  '0020-leases': leases,
  '0021-rate-slots': rateSlots,
  '0022-events': events,
  '0023-ownership': ownership,
};
