import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import type { SearchAnswer, SearchResult } from '@intake-desk/desk-api/search-result';
import type { Transaction } from 'kysely';
import type { GrowRecord } from '@intake-desk/desk-api/lists/index-entry';
import type { CandidateQuery } from '@intake-desk/desk-api/search/find-candidates';
import type { MirrorTables } from '../database/mirror-tables.ts';
import type { FullTextReader } from './text-reader.ts';

/** A search request. */
export interface SearchQuery extends CandidateQuery {
  firm: string;
  /** Maximum results per kind. */
  limit: number;
  /** Fields that the person may not see: nothing is found by them, and no result shows them. */
  redacted?: ((kind: RecordKind) => ReadonlySet<string>) | undefined;
}

/** Search over leads, contacts and matters. The keys are in the table `search_keys`; ranking happens in code. */
export interface Search {
  /** Reads the texts of this firm. */
  reader: FullTextReader;
  /** Replaces the keys of records, in the transaction that writes the records themselves. */
  write(
    within: Transaction<MirrorTables>,
    firm: string,
    kind: RecordKind,
    records: readonly GrowRecord[],
  ): Promise<void>;
  /** Removes the keys of deleted records. */
  remove(within: Transaction<MirrorTables>, firm: string, kind: RecordKind, ids: readonly number[]): Promise<void>;
  /** Returns the ids of all leads with the same phone number or the same email address, this one included. */
  leadsOfCaller(firm: string, lead: InboxLead): Promise<number[]>;
  /** Called when keys that were written are gone: the file was replaced, or the transaction was rolled back. */
  forgetWritten(): void;
  find(query: SearchQuery): Promise<{ results: SearchResult[]; groups: SearchAnswer['meta']['groups'] }>;
}
