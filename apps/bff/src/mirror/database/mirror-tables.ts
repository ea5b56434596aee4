import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import type { Departure } from '@intake-desk/desk-api/departure';
import type { MirroredList } from '@intake-desk/desk-api/connection';

/**
 * Rows of the mirror. Everything here came from Grow and can be had again: the file may be dropped. Instants are milliseconds
 * since 1970, by our clock unless it says otherwise.
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
 * Where a record stands. Leads: `untriaged`, `ignored`, or `left` for the inbox and not found elsewhere. Contacts and matters: `present`;
 * those that are gone have no row.
 */
export type RecordState = 'untriaged' | 'ignored' | 'left' | 'present';

export interface RecordRow {
  firm: string;
  kind: RecordKind;
  id: number;
  state: RecordState;
  /** Grow's `updated_at`. */
  updated_at: number;
  /** When the request was sent that showed it last. */
  seen_at: number;
  /** The record as Grow gave it, JSON. */
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

/** How far one list has been read. */
export interface StreamRow {
  firm: string;
  list: MirroredList;
  /** Everything has been read once. */
  complete: number;
  /** Where the first reading goes on; null before its first page and after its last. */
  cursor: string | null;
  /** Grow's clock when the first reading began. */
  begun_at: number | null;
  pages: number;
  /** Grow's `updated_at` up to which every change has been asked for. */
  high_water: number | null;
  /** Up to this instant everything was asked for. */
  as_of: number | null;
  /** The slow walk: where it goes on, and the highest id it has passed. */
  walk_cursor: string | null;
  walk_after: number;
  walk_begun_at: number | null;
  walked_at: number | null;
}

/** Users, sources, matter types and locations: short lists, kept whole. */
export interface FirmListRow {
  firm: string;
  list: MirroredList;
  id: number;
  body: string;
}

/** A key under which a record is found. What the keys look like is the search's own affair. */
export interface SearchKeyRow {
  firm: string;
  key: string;
  kind: RecordKind;
  id: number;
}

/** All keys of one record, each on a line: what is found by one word is checked for the others without a look at every key. */
export interface SearchedRow {
  firm: string;
  kind: RecordKind;
  id: number;
  /** Begins and ends with a line break. */
  keys: string;
}

/** A token of the firm's vocabulary under each of its spellings with a letter left out. */
export interface SearchVariantRow {
  firm: string;
  variant: string;
  token: string;
}
