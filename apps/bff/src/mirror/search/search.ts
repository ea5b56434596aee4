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
  /**
   * Replaces the keys of some records, in the transaction in which the records themselves are written.
   * @param isNew none of them has keys yet, as in a first reading
   */
  write(within: Transaction<MirrorTables>, firm: string, records: readonly Searchable[], isNew: boolean): Promise<void>;
  remove(within: Kysely<MirrorTables>, firm: string, kind: RecordKind, ids: readonly number[]): Promise<void>;
  find(query: SearchQuery): Promise<{ results: SearchResult[]; groups: SearchAnswer['meta']['groups'] }>;
}
