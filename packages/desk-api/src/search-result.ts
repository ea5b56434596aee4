import type { Contact } from '@intake-desk/grow-api/contact';
import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import type { Matter } from '@intake-desk/grow-api/matter';
import type { Freshness } from './freshness.ts';
import type { RecordKind } from './record-kind.ts';

/** Why a result was found, best first: exact match, prefix, common short form, same sound, or one typing error. */
export const MATCH_KINDS = ['exact', 'prefix', 'nickname', 'sound', 'typo'] as const;
export type MatchKind = (typeof MATCH_KINDS)[number];

/** A text of the record in which something was found, as the screen shows it. */
export interface SearchHighlight {
  field: 'name' | 'email' | 'phone' | 'description' | 'client';
  text: string;
  /** Ranges of UTF-16 units to highlight, ascending, without overlap: `[start, end)`. */
  ranges: [start: number, end: number][];
}

/** A result, and its record if one kind was searched: a list shows it as it shows its other rows. */
export type SearchResult = FoundText &
  (
    | { kind: 'lead'; record?: InboxLead | undefined }
    | { kind: 'contact'; record?: Contact | undefined }
    | { kind: 'matter'; record?: Matter | undefined }
  );

interface FoundText {
  id: number;
  /** The record's name, or a matter's description. */
  title: string;
  /** Distinguishes it from similar results: state or status, then a phone number or an email address. */
  subtitle: string;
  way: MatchKind;
  highlights: SearchHighlight[];
}

/**
 * `GET /api/desk/search?q=`: the best matches, grouped by kind, the group of the best match first. Query: `q` (2 to 100
 * characters), `kind` (repeatable), `limit` (results per kind, 1 to 50, default 8), and with one `kind` the filters of
 * its list (see `record-list.ts`); then the results have their records.
 */
export interface SearchAnswer {
  data: SearchResult[];
  meta: {
    /** Number of results of each kind; `more` if the count is incomplete. */
    groups: { kind: RecordKind; total: number; more: boolean }[];
    /** Freshness of the least fresh kind that was searched. */
    freshness: Freshness;
    /** Kinds that the caller may not read. */
    closed: RecordKind[];
  };
}
