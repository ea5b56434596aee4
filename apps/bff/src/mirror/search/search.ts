import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import type { SearchAnswer, SearchResult } from '@intake-desk/desk-api/search-result';
import type { Kysely, Transaction } from 'kysely';
import type { MirrorTables } from '../store/mirror-tables.ts';

/** A record whose keys are to be written. */
export interface Searchable {
  kind: RecordKind;
  id: number;
  /** As Grow gave it: an inbox lead, a contact or a matter. */
  record: object;
  /** As its keys were written last; null when it has none. */
  before: object | null;
}

/** What somebody looks for. */
export interface SearchQuery {
  firm: string;
  text: string;
  kinds: readonly RecordKind[];
  /** Results a kind. */
  limit: number;
}

/** One box over leads, contacts and matters. The keys lie in `search_keys`; ranking happens in code. */
export interface Search {
  /** Replaces the keys of some records, in the transaction in which the records themselves are written. */
  write(within: Transaction<MirrorTables>, firm: string, records: readonly Searchable[]): Promise<void>;
  /** Takes away the keys of records as they were written last. */
  remove(within: Kysely<MirrorTables>, firm: string, records: readonly Omit<Searchable, 'before'>[]): Promise<void>;
  find(query: SearchQuery): Promise<{ results: SearchResult[]; groups: SearchAnswer['meta']['groups'] }>;
}
