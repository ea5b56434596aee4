import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import type { Departure } from '@intake-desk/desk-api/departure';
import type { MirroredList } from '@intake-desk/desk-api/connection';

/**
 * Tables of the mirror. Everything in them came from Grow and can be fetched again, so the file may be dropped.
 * Instants are milliseconds since 1970, by our clock unless noted.
 */
export interface MirrorTables {
  mirror_facts: { name: string; value: string };
  records: RecordRow;
  departures: DepartureRow;
  streams: StreamRow;
  firm_lists: FirmListRow;
  search_keys: SearchKeyRow;
  searched: SearchedRow;
  search_variants: SearchVariantRow;
}

/**
 * State of a record. Leads: `untriaged`, `ignored`, or `left` for those that are no longer in the inbox. Contacts and
 * matters: `present`; deleted ones have no row.
 */
export type RecordState = 'untriaged' | 'ignored' | 'left' | 'present';

export interface RecordRow {
  firm: string;
  kind: RecordKind;
  id: number;
  state: RecordState;
  /** Grow's `updated_at`. */
  updated_at: number;
  /** When the latest request that returned the record was sent. */
  seen_at: number;
  /** The record's JSON as Grow sent it. */
  body: string;
}

export interface DepartureRow {
  firm: string;
  lead: number;
  destination: Departure['to'];
  matter: number | null;
  scope: string | null;
  after_at: number;
  before_at: number;
}

/** Sync position of one list. */
export interface StreamRow {
  firm: string;
  list: MirroredList;
  /** 1 once the backfill is complete. */
  complete: number;
  /** Page token of the backfill; null before its first page and after its last. */
  cursor: string | null;
  /** Start of the backfill, by Grow's clock. */
  begun_at: number | null;
  pages: number;
  /** Grow's `updated_at` up to which every change has been fetched. */
  high_water: number | null;
  /** Instant up to which the list is current. */
  as_of: number | null;
  /** The full scan: its page token, and the highest id that it has passed. */
  walk_cursor: string | null;
  walk_after: number;
  walk_begun_at: number | null;
  walked_at: number | null;
}

/** Users, sources, matter types and locations: short lists, stored completely. */
export interface FirmListRow {
  firm: string;
  list: MirroredList;
  id: number;
  body: string;
}

/** A search key of a record. Its format is private to the search. */
export interface SearchKeyRow {
  firm: string;
  key: string;
  kind: RecordKind;
  id: number;
}

/**
 * All keys of one record, one per line. Candidates found by one token are checked for the others here, without scanning
 * all keys.
 */
export interface SearchedRow {
  firm: string;
  kind: RecordKind;
  id: number;
  /** Begins and ends with a line break. */
  keys: string;
}

/** A token of the firm's vocabulary under each of its spellings with one letter deleted. */
export interface SearchVariantRow {
  firm: string;
  variant: string;
  token: string;
}
