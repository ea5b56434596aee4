import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import type { SearchAnswer, SearchResult } from '@intake-desk/desk-api/search-result';
import type { Transaction } from 'kysely';
import type { GrowRecord } from '../index/index-entry.ts';
import type { MirrorTables } from '../database/mirror-tables.ts';

/** What somebody looks for. */
export interface SearchQuery {
  firm: string;
  text: string;
  kinds: readonly RecordKind[];
  /** Results a kind. */
  limit: number;
  /** Whether a record of these kinds may be among them; without it all may. */
  passes?: ((id: number) => boolean) | undefined;
}

/** One box over leads, contacts and matters. The keys lie in `search_keys`; ranking happens in code. */
export interface Search {
  /** Replaces the keys of some records, in the transaction in which the records themselves are written. */
  write(
    within: Transaction<MirrorTables>,
    firm: string,
    kind: RecordKind,
    records: readonly GrowRecord[],
  ): Promise<void>;
  /** Takes away the keys of records that are no more. */
  remove(within: Transaction<MirrorTables>, firm: string, kind: RecordKind, ids: readonly number[]): Promise<void>;
  find(query: SearchQuery): Promise<{ results: SearchResult[]; groups: SearchAnswer['meta']['groups'] }>;
}
