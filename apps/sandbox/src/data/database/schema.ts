/** Incremented with every change of the tables or of a scenario's content: an older file is then generated again. */
export const SCHEMA_VERSION = 4;

/** Tables that a scenario fills, children before parents, so that they can be emptied in this order. */
export const TABLES = [
  'screen_sessions',
  'custom_action_nonces',
  'tokens',
  'authorization_codes',
  'grants',
  'applications',
  'custom_field_values',
  'custom_fields',
  'custom_actions',
  'notes',
  'matters',
  'contacts',
  'inbox_leads',
  'sources',
  'matter_types',
  'locations',
  'users',
  'firms',
  'facts',
] as const;

/**
 * Every record has its firm, because one sandbox may contain several. Times are text in Grow's format, except in the
 * OAuth tables (milliseconds).
 */
export const SCHEMA = `
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS firms (id INTEGER PRIMARY KEY, global_id TEXT NOT NULL, name TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS users (
  id INTEGER PRIMARY KEY AUTOINCREMENT, firm_id INTEGER NOT NULL, first_name TEXT, last_name TEXT, email TEXT NOT NULL,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, active INTEGER NOT NULL DEFAULT 1) STRICT;
CREATE TABLE IF NOT EXISTS sources (
  id INTEGER PRIMARY KEY AUTOINCREMENT, firm_id INTEGER NOT NULL, name TEXT NOT NULL, category TEXT NOT NULL,
  is_editable INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS matter_types (
  id INTEGER PRIMARY KEY AUTOINCREMENT, firm_id INTEGER NOT NULL, name TEXT NOT NULL, is_default INTEGER NOT NULL,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS locations (
  id INTEGER PRIMARY KEY AUTOINCREMENT, firm_id INTEGER NOT NULL, name TEXT NOT NULL,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS inbox_leads (
  id INTEGER PRIMARY KEY AUTOINCREMENT, firm_id INTEGER NOT NULL, application TEXT, state TEXT NOT NULL,
  first_name TEXT, last_name TEXT, email TEXT, phone_number TEXT,
  marketing_source_id INTEGER, matter_type_id INTEGER, matter_location_id INTEGER,
  from_message TEXT, from_source TEXT, referring_url TEXT, search TEXT NOT NULL,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS contacts (
  id INTEGER PRIMARY KEY AUTOINCREMENT, firm_id INTEGER NOT NULL, global_id TEXT NOT NULL, clio_id INTEGER, type TEXT NOT NULL,
  name TEXT NOT NULL, first_name TEXT, last_name TEXT, emails TEXT NOT NULL, phone_numbers TEXT NOT NULL,
  addresses TEXT NOT NULL, status TEXT, search TEXT NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS matters (
  id INTEGER PRIMARY KEY AUTOINCREMENT, firm_id INTEGER NOT NULL, global_id TEXT NOT NULL, clio_id INTEGER,
  description TEXT, inbox_lead_id INTEGER, client_id INTEGER, status TEXT, status_category TEXT, is_locked INTEGER NOT NULL,
  hired_date TEXT, matter_type_id INTEGER, location_id INTEGER, assignee_ids TEXT NOT NULL,
  projected_value INTEGER, first_letter_sent_date TEXT, first_appointment_created_at TEXT,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS notes (
  id INTEGER PRIMARY KEY AUTOINCREMENT, firm_id INTEGER NOT NULL, parent_type TEXT NOT NULL, parent_id INTEGER NOT NULL,
  subject TEXT NOT NULL, body TEXT NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS custom_actions (
  id INTEGER PRIMARY KEY AUTOINCREMENT, firm_id INTEGER NOT NULL, application TEXT NOT NULL, user_id INTEGER NOT NULL,
  label TEXT NOT NULL, target_url TEXT NOT NULL, ui_reference TEXT NOT NULL,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS custom_fields (
  id INTEGER PRIMARY KEY AUTOINCREMENT, firm_id INTEGER NOT NULL, global_id TEXT NOT NULL, parent_type TEXT NOT NULL,
  name TEXT NOT NULL, field_type TEXT NOT NULL, options TEXT, created_at TEXT NOT NULL, updated_at TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS custom_field_values (
  id INTEGER PRIMARY KEY AUTOINCREMENT, global_id TEXT NOT NULL, field_id INTEGER NOT NULL, parent_type TEXT NOT NULL,
  parent_id INTEGER NOT NULL, raw_value TEXT, created_at TEXT NOT NULL, updated_at TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS applications (
  client_id TEXT PRIMARY KEY, secret_hash TEXT NOT NULL, name TEXT NOT NULL, redirect_uris TEXT NOT NULL, scopes TEXT NOT NULL,
  firm_id INTEGER, any_loopback_port INTEGER NOT NULL, requires_pkce INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE IF NOT EXISTS grants (
  id INTEGER PRIMARY KEY AUTOINCREMENT, client_id TEXT NOT NULL, user_id INTEGER NOT NULL, scope TEXT NOT NULL,
  revoked INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE IF NOT EXISTS authorization_codes (
  hash TEXT PRIMARY KEY, grant_id INTEGER NOT NULL, redirect_uri TEXT NOT NULL, code_challenge TEXT,
  expires_at INTEGER NOT NULL, used INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE IF NOT EXISTS tokens (
  hash TEXT PRIMARY KEY, grant_id INTEGER NOT NULL, kind TEXT NOT NULL, expires_at INTEGER, dead INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE IF NOT EXISTS custom_action_nonces (
  hash TEXT PRIMARY KEY, application TEXT NOT NULL, user_id INTEGER NOT NULL, matter_id INTEGER NOT NULL,
  expires_at INTEGER NOT NULL, used INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE IF NOT EXISTS screen_sessions (hash TEXT PRIMARY KEY, user_id INTEGER NOT NULL) STRICT;
`;

/**
 * Separate from the tables, because a file that is only copied from needs none. Contacts are searched in their index,
 * which is a fifth of the table's size.
 */
export const INDEXES = `
CREATE INDEX IF NOT EXISTS inbox_leads_by_state ON inbox_leads (firm_id, state, id);
CREATE INDEX IF NOT EXISTS contacts_by_firm ON contacts (firm_id, id, search);
CREATE INDEX IF NOT EXISTS matters_by_firm ON matters (firm_id, id);
CREATE INDEX IF NOT EXISTS matters_by_client ON matters (client_id, id);
CREATE INDEX IF NOT EXISTS matters_by_lead ON matters (inbox_lead_id);
CREATE INDEX IF NOT EXISTS notes_by_parent ON notes (parent_type, parent_id, id);
CREATE INDEX IF NOT EXISTS custom_field_values_by_parent ON custom_field_values (parent_type, parent_id, id);
CREATE INDEX IF NOT EXISTS tokens_by_grant ON tokens (grant_id);
`;
