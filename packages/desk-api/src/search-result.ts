import type { Freshness } from './freshness.ts';
import type { RecordKind } from './record-kind.ts';

/** Why a result was found, best first: what was typed stands there, begins there, is a usual short form of it, sounds like it, or is one typing error away. */
export const MATCH_KINDS = ['exact', 'prefix', 'nickname', 'sound', 'typo'] as const;
export type MatchKind = (typeof MATCH_KINDS)[number];

/** A piece of text of the record in which something was found, as the screen shows it. */
export interface SearchHighlight {
  field: 'name' | 'email' | 'phone' | 'description' | 'client';
  text: string;
  /** Ranges of UTF-16 units to be marked, ascending, without overlap: `[start, end)`. */
  ranges: [start: number, end: number][];
}

export interface SearchResult {
  kind: RecordKind;
  id: number;
  /** The record's name, or a matter's description. */
  title: string;
  /** What tells it apart: state or status, then a telephone number or an e-mail. */
  subtitle: string;
  way: MatchKind;
  highlights: SearchHighlight[];
}

/**
 * `GET /api/desk/search?q=`: the best matches, grouped by kind, the group of the best match first. Query: `q` (2 to 100 characters),
 * `kind` (repeatable), `limit` (results a kind, 1 to 50, default 8), and with one `kind` the filters of its list, as `record-list` names them.
 */
export interface SearchAnswer {
  data: SearchResult[];
  meta: {
    /** How many of each kind there are in all; `more` when they were not counted to the end. */
    groups: { kind: RecordKind; total: number; more: boolean }[];
    /** Of the kinds that were searched, the worst. */
    freshness: Freshness;
    /** Kinds this person may not read. */
    closed: RecordKind[];
  };
}
