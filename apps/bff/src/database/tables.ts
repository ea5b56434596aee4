/** Rows as they lie in the database. All instants are milliseconds since 1970; ids of people and firms are Grow's, as text. */
export interface Tables {
  sessions: SessionRow;
  grants: GrantRow;
  outbox: OutboxRow;
  installation: InstallationRow;
  audit: AuditRow;
  firm_connections: FirmConnectionRow;
  triage: TriageRow;
  decisions: DecisionRow;
  colleagues: ColleagueRow;
  lead_messages: LeadMessageRow;
  saved_views: SavedViewRow;
  reasons: ReasonsRow;
  team_notes: TeamNoteRow;
  mentions: MentionRow;
  note_templates: NoteTemplatesRow;
  lead_reads: LeadReadRow;
}

interface SessionRow {
  /** SHA-256 of the id in the cookie: a copy of the file opens no session. */
  id: string;
  /** What express-session keeps: references, no personal data. */
  data: string;
  person: string;
  grant_id: string;
  idle_expires_at: number;
  absolute_expires_at: number;
}

interface GrantRow {
  id: string;
  /** Goes up with each write; a write names the version it read. */
  version: number;
  /** Encrypted: tokens, name and firm. */
  record: string;
  updated_at: number;
}

/** @see docs/GLOSSARY.md, outbox */
export type OutboxState = 'PENDING' | 'SENT' | 'CONFIRMED' | 'REJECTED' | 'UNKNOWN' | 'ABSENT';

export interface OutboxRow {
  id: string;
  /** Firm and person. */
  person: string;
  idempotency_key: string;
  operation: string;
  /** Keyed hash of path and body. */
  request_hash: string;
  state: OutboxState;
  /** Encrypted answer; erased a day after it came. */
  answer: string | null;
  /** The sign-in it was sent with; null in rows from before there was a read-back. */
  grant_id: string | null;
  /** Below the API base, ids filled in. */
  path: string | null;
  /** Keyed hash of what can be read back of it. */
  match_hash: string | null;
  /** When its first byte was about to leave. */
  sent_at: number | null;
  /** Grow's id of what it became. */
  record_id: string | null;
  created_at: number;
  updated_at: number;
}

interface InstallationRow {
  id: number;
  firm: string;
  claimed_at: number;
}

/** One line of the audit log: ids and templates, no name, no address, no text. Rows are added and, but for an erasure, never changed. */
export interface AuditRow {
  /** 1, 2, 3 …: a gap shows that something was taken out. */
  position: number;
  at: number;
  event: string;
  outcome: string;
  /** Null for somebody who is not signed in, and after an erasure. */
  person: string | null;
  firm: string | null;
  /** Tells sessions apart and opens none; the same as in the log. */
  session: string | null;
  /** Template of the address here, or the operation of Grow. */
  action: string | null;
  /** Path at Grow, with the ids of its records. */
  target: string | null;
  request_id: string | null;
}

/** Who let the mirror read while nobody is signed in. Its grant may be gone: then Clio did not accept it any more. */
interface FirmConnectionRow {
  firm: string;
  grant_id: string;
  person: string;
  connected_at: number;
  /** When it was found that Grow accepts it no more; null while it does. */
  lost_at: number | null;
}

/** Where a lead stands with the firm's team. */
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
  /** The line of `decisions` that made it so. */
  change: number;
}

/** A link in the firm's chain of decisions. */
interface DecisionRow {
  firm: string;
  position: number;
  at: number;
  lead: number;
  act: string;
  /** For one's own tray; gone once the person is erased. */
  person: string | null;
  /** Sealed; null once it is erased. */
  payload: string | null;
  /** SHA-256 of the payload before it was sealed. */
  digest: string;
  /** Hash of the line before. */
  previous: string;
  hash: string;
}

/** Who works here: names for ids. */
interface ColleagueRow {
  firm: string;
  person: string;
  /** Sealed. */
  name: string;
}

/** Why a firm declines, in its own words. */
interface ReasonsRow {
  firm: string;
  /** Counts up with every change; a change names the version it was made from. */
  version: number;
  /** JSON; retired ones among them. About no person. */
  reasons: string;
  updated_at: number;
}

/** What somebody of the team wrote of a lead. */
interface TeamNoteRow {
  firm: string;
  /** Made by the browser. */
  id: string;
  lead: number;
  /** Who wrote it; null once that person is erased. */
  person: string | null;
  /** Sealed. */
  text: string;
  created_at: number;
}

/** Whom a team note names. */
interface MentionRow {
  firm: string;
  person: string;
  note: string;
  lead: number;
  created_at: number;
  /** Null until they had the lead before them. */
  seen_at: number | null;
}

/** A lead that a person has had before them. */
interface LeadReadRow {
  firm: string;
  person: string;
  lead: number;
  read_at: number;
}

/** What a person wants to find again. */
interface SavedViewRow {
  firm: string;
  person: string;
  /** Sealed. */
  views: string;
}

/** Notes that a firm writes often. */
interface NoteTemplatesRow {
  firm: string;
  /** Counts up with every change; a change names the version it was made from. */
  version: number;
  /** Sealed. */
  templates: string;
  updated_at: number;
}

/** What was written about a lead, which Grow does not give back. */
interface LeadMessageRow {
  /** Of the line of the outbox that carried it. */
  id: string;
  firm: string;
  /** Who wrote it; null once that person is erased. */
  person: string | null;
  /** Grow's id; null until Grow has confirmed it. */
  lead: string | null;
  /** Sealed. */
  text: string;
  created_at: number;
}
