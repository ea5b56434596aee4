/** Rows of the database. All instants are milliseconds since 1970; ids of people and firms are Grow's, as text. */
export interface Tables {
  sessions: SessionRow;
  grants: GrantRow;
  outbox: OutboxRow;
  installation: InstallationRow;
  audit: AuditRow;
  firm_connections: FirmConnectionRow;
  triage: TriageRow;
  decisions: DecisionRow;
  decision_heads: DecisionHeadRow;
  colleagues: ColleagueRow;
  lead_messages: LeadMessageRow;
  saved_views: SavedViewRow;
  reasons: ReasonsRow;
  team_notes: TeamNoteRow;
  mentions: MentionRow;
  note_templates: NoteTemplatesRow;
  lead_reads: LeadReadRow;
  firm_settings: FirmSettingsRow;
  events: EventRow;
  event_heads: EventHeadRow;
  instances: InstanceRow;
  used_states: UsedStateRow;
}

/** An event of a firm's log. */
interface EventRow {
  firm: string;
  /** 1, 2, 3 … in the order of the commits. */
  position: number;
  type: string;
  /** Encrypted; null for a `reset` that the operator's erasure left. */
  payload: string | null;
  at: number;
}

/** The end of a firm's log. Who appends holds this row until the commit. */
interface EventHeadRow {
  /** Empty for the log that tells instances, not browsers. */
  firm: string;
  position: number;
  /** Random, so that no position of one log is one of another. */
  log: string;
}

/** A running process. Where only one may use the database, it has no row. */
interface InstanceRow {
  /** `Database.owner` of the process. */
  id: string;
  /** When it counts as dead unless it has said meanwhile that it is running; by `Database.now`. */
  until: number;
}

/** A sign-in whose response was received. */
interface UsedStateRow {
  /** SHA-256 of the state. */
  hash: string;
  /** When its cookie is refused anyway. */
  expires_at: number;
}

interface FirmSettingsRow {
  firm: string;
  /** IANA name; null for the browser's own. */
  time_zone: string | null;
  updated_at: number;
}

interface SessionRow {
  /** SHA-256 of the id in the cookie, so that a copy of the file opens no session. */
  id: string;
  /** Session data of express-session: references, no personal data. */
  data: string;
  person: string;
  grant_id: string;
  idle_expires_at: number;
  absolute_expires_at: number;
}

interface GrantRow {
  id: string;
  /** Incremented by each write; a write names the version it read. */
  version: number;
  /** Encrypted: tokens, name and firm. */
  record: string;
  updated_at: number;
  /** Process that renews the tokens; null while none does. */
  refresh_owner: string | null;
  /** When that process has surely stopped trying; by `Database.now`. */
  refresh_until: number | null;
}

/** @see docs/GLOSSARY.md, outbox */
export type OutboxState = 'PENDING' | 'SENT' | 'CONFIRMED' | 'REJECTED' | 'UNKNOWN' | 'SIMILAR' | 'ABSENT';

export interface OutboxRow {
  id: string;
  /** Firm and person, separated by a slash; no person once that person is erased. */
  person: string;
  idempotency_key: string;
  operation: string;
  /** Keyed hash of path and body. */
  request_hash: string;
  state: OutboxState;
  /** Encrypted response; erased a day after it arrived. */
  answer: string | null;
  /** Grant it was sent with; null in rows older than reconciliation. */
  grant_id: string | null;
  /** Path below the API base, with ids filled in. */
  path: string | null;
  /** Keyed hash of the fields that Grow returns, for reconciliation. */
  match_hash: string | null;
  /** JSON: keyed hashes of what Grow keeps, however it rewrites the fields; null in rows of earlier versions. */
  trait_hashes: string | null;
  /** Just before its first byte was sent. */
  sent_at: number | null;
  /** Grow's id of the created record. */
  record_id: string | null;
  /** Process that sends it; null in rows of earlier versions. */
  owner: string | null;
  /** When Grow is asked next for its outcome; null: at once. */
  read_back_at: number | null;
  created_at: number;
  updated_at: number;
}

interface InstallationRow {
  id: number;
  firm: string;
  claimed_at: number;
}

/** One line of the audit log: ids and templates, no name, address or text. Only an erasure changes existing rows. */
export interface AuditRow {
  /** 1, 2, 3 …: a gap reveals that a row was removed. */
  position: number;
  at: number;
  event: string;
  outcome: string;
  /** Null for users who are not signed in, and after an erasure. */
  person: string | null;
  firm: string | null;
  /** Pseudonym of the session, the same as in the log; it opens no session. */
  session: string | null;
  /** Route template, or operation of Grow. */
  action: string | null;
  /** Path at Grow, with record ids. */
  target: string | null;
  request_id: string | null;
}

/**
 * Grant with which the mirror syncs while no user is signed in. Once Clio rejects it, the grant is deleted and this row
 * remains.
 */
interface FirmConnectionRow {
  firm: string;
  grant_id: string;
  person: string;
  connected_at: number;
  /** When Grow was found to reject it; null while it is accepted. */
  lost_at: number | null;
}

/** Triage state of a lead. */
interface TriageRow {
  firm: string;
  lead: number;
  version: number;
  claim_person: string | null;
  claim_until: number | null;
  verdict: string | null;
  verdict_reason: string | null;
  verdict_person: string | null;
  verdict_at: number | null;
  snooze_person: string | null;
  snooze_until: number | null;
  closed_at: number | null;
  priority: string | null;
  /** Position in `decisions` of the latest change. */
  change: number;
}

/** One entry of the firm's hash-chained decision log. */
interface DecisionRow {
  firm: string;
  position: number;
  at: number;
  lead: number;
  act: string;
  /** For the person's recent changes; null once the person is erased. */
  person: string | null;
  /** Encrypted; null once it is erased. */
  payload: string | null;
  /** SHA-256 of the payload's content before encryption. */
  digest: string;
  /** Hash of the previous entry. */
  previous: string;
  hash: string;
}

/** The last entry of a firm's decision log, signed. */
interface DecisionHeadRow {
  firm: string;
  position: number;
  hash: string;
  /** Number of entries whose payload is erased. */
  erased: number;
  /** Keyed hash of the other columns. */
  signature: string;
}

/** Names of the firm's people, by id. */
interface ColleagueRow {
  firm: string;
  person: string;
  /** Encrypted. */
  name: string;
}

/** Decline reasons of a firm. */
interface ReasonsRow {
  firm: string;
  /** Incremented by each change; a change names the version it is based on. */
  version: number;
  /** JSON, including retired reasons; no personal data. */
  reasons: string;
  updated_at: number;
}

/** Team note on a lead. */
interface TeamNoteRow {
  firm: string;
  /** Generated by the browser. */
  id: string;
  lead: number;
  /** Author; null once that person is erased. */
  person: string | null;
  /** Encrypted. */
  text: string;
  created_at: number;
}

/** Mention of a person in a team note. */
interface MentionRow {
  firm: string;
  person: string;
  note: string;
  lead: number;
  created_at: number;
  /** Null until the person has opened the lead. */
  seen_at: number | null;
}

/** A lead that a person has read. */
interface LeadReadRow {
  firm: string;
  person: string;
  lead: number;
  read_at: number;
}

/** Saved views of a person. */
interface SavedViewRow {
  firm: string;
  person: string;
  /** Encrypted. */
  views: string;
}

/** Note templates of a firm. */
interface NoteTemplatesRow {
  firm: string;
  /** Incremented by each change; a change names the version it is based on. */
  version: number;
  /** Encrypted. */
  templates: string;
  updated_at: number;
}

/** Message of a lead, which Grow never returns. */
interface LeadMessageRow {
  /** Id of the outbox row that sent it. */
  id: string;
  firm: string;
  /** Author; null once that person is erased. */
  person: string | null;
  /** Grow's id of the lead; null until Grow has confirmed it. */
  lead: string | null;
  /** Encrypted. */
  text: string;
  /** Encrypted; null in rows of earlier versions. */
  source: string | null;
  created_at: number;
}
