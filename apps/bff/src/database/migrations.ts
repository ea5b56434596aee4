import type { Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import type { Tables } from './tables.ts';

const first: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('sessions')
      .addColumn('id', 'varchar(64)', (column) => column.primaryKey())
      .addColumn('data', 'text', (column) => column.notNull())
      .addColumn('person', 'varchar(64)', (column) => column.notNull())
      .addColumn('grant_id', 'varchar(64)', (column) => column.notNull())
      .addColumn('idle_expires_at', 'bigint', (column) => column.notNull())
      .addColumn('absolute_expires_at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('sessions_grant').on('sessions').column('grant_id').execute();
    await db.schema
      .createTable('grants')
      .addColumn('id', 'varchar(64)', (column) => column.primaryKey())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('record', 'text', (column) => column.notNull())
      .addColumn('updated_at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('outbox')
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
      await db.schema.alterTable('outbox').addColumn(name, 'varchar(255)').execute();
    }
    await db.schema.alterTable('outbox').addColumn('sent_at', 'bigint').execute();
    await db.schema.createIndex('outbox_state').on('outbox').column('state').execute();
  },
};

/** Audit log, for the firm's own records. */
const audit: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('audit')
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
    await db.schema.createIndex('audit_at').on('audit').column('at').execute();
  },
};

/** One grant per firm that belongs to no session. */
const firmConnections: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('firm_connections')
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
    await db.schema.alterTable('firm_connections').addColumn('lost_at', 'bigint').execute();
  },
};

/** Claims, decisions and snoozes: the firm's own data on top of Clio's. */
const triage: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('triage')
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
    await db.schema.createIndex('decisions_person').on('decisions').columns(['firm', 'person', 'position']).execute();
    await db.schema
      .createTable('colleagues')
      .addColumn('firm', 'varchar(64)', (column) => column.notNull())
      .addColumn('person', 'varchar(64)', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('colleagues_key', ['firm', 'person'])
      .execute();
  },
};

/** Messages of leads: Grow accepts them and never returns them. */
const leadMessages: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('lead_messages')
      .addColumn('id', 'varchar(64)', (column) => column.primaryKey())
      .addColumn('firm', 'varchar(64)', (column) => column.notNull())
      .addColumn('person', 'varchar(64)')
      .addColumn('lead', 'varchar(64)')
      .addColumn('text', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('lead_messages_lead').on('lead_messages').columns(['firm', 'lead']).execute();
  },
};

/** Saved views of each person. */
const savedViews: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('saved_views')
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
      .addColumn('firm', 'varchar(64)', (column) => column.primaryKey())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('templates', 'text', (column) => column.notNull())
      .addColumn('updated_at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('outbox_record').on('outbox').column('record_id').execute();
  },
};

/** Priorities of leads, the firm's decline reasons, and team notes with their mentions. */
const teamWords: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('triage').addColumn('priority', 'varchar(16)').execute();
    await db.schema
      .createTable('reasons')
      .addColumn('firm', 'varchar(64)', (column) => column.primaryKey())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('reasons', 'text', (column) => column.notNull())
      .addColumn('updated_at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('team_notes')
      .addColumn('firm', 'varchar(64)', (column) => column.notNull())
      .addColumn('id', 'varchar(64)', (column) => column.notNull())
      .addColumn('lead', 'bigint', (column) => column.notNull())
      .addColumn('person', 'varchar(64)')
      .addColumn('text', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('team_notes_key', ['firm', 'id'])
      .execute();
    await db.schema.createIndex('team_notes_lead').on('team_notes').columns(['firm', 'lead', 'created_at']).execute();
    await db.schema
      .createTable('mentions')
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

const leadReads: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('lead_reads')
      .addColumn('firm', 'varchar(64)', (column) => column.notNull())
      .addColumn('person', 'varchar(64)', (column) => column.notNull())
      .addColumn('lead', 'bigint', (column) => column.notNull())
      .addColumn('read_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('lead_reads_key', ['firm', 'person', 'lead'])
      .execute();
    await db.schema
      .createIndex('lead_reads_last')
      .on('lead_reads')
      .columns(['firm', 'person', 'read_at', 'lead'])
      .execute();
  },
};

const outboxTraits: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('outbox').addColumn('trait_hashes', 'text').execute();
  },
};

/** The signed end of each firm's decision log. */
const decisionHeads: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('decision_heads')
      .addColumn('firm', 'varchar(64)', (column) => column.primaryKey())
      .addColumn('position', 'bigint', (column) => column.notNull())
      .addColumn('hash', 'varchar(64)', (column) => column.notNull())
      .addColumn('erased', 'bigint', (column) => column.notNull())
      .addColumn('signature', 'varchar(64)', (column) => column.notNull())
      .execute();
  },
};

const MIGRATIONS = {
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
};

/**
 * Migrates the database to the latest schema. New migrations are appended; released ones are never changed.
 * @throws the error of the failed migration
 */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(MIGRATIONS) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error instanceof Error ? error : new Error('migration failed', { cause: error });
}
