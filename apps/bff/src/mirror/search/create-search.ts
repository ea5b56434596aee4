import { RECORD_KINDS, type RecordKind } from '@intake-desk/desk-api/record-kind';
import type { SearchResult } from '@intake-desk/desk-api/search-result';
import { digitsOf } from '@intake-desk/desk-api/contact-text';
import { redact } from '@intake-desk/grow-api/redaction';
import type { CountryCode } from 'libphonenumber-js/min';
import type { MirrorDatabase } from '../database/mirror-database.ts';
import { findCandidates, type Candidate } from './find-candidates.ts';
import { createHighlighter, isExactMatch } from './highlight.ts';
import { createKeyStore } from './key-store.ts';
import { typedDigits } from './phone-digits.ts';
import { SEARCHED_FIELDS, toSearchDocument } from './searched-fields.ts';
import { KEY_PREFIX, searchKeys } from './search-keys.ts';
import type { Search, SearchQuery } from './search.ts';
import type { GrowRecord } from '../index/index-entry.ts';
import { parseRecord, rowsOf } from '../store/record-rows.ts';

/** Maximum candidates of a kind that are ranked by content. */
const MAX_RANKED = 24;
/** Score by matched field: how likely that field was meant. */
const FIELD_SCORES = { name: 10, client: 6, phone: 5, email: 4, description: 0 } as const;
const NONE: ReadonlySet<string> = new Set();
const WHOLE_FIELD_SCORE = 40;
/** Tie-breaker: a lead that still waits comes before a contact or matter. */
const KIND_SCORES: Record<RecordKind, number> = { lead: 2, contact: 1, matter: 0 };

/** More leads than any caller leaves. */
const MAX_LEADS_OF_CALLER = 10_000;
/** Fewer digits are a part of a number. */
const MIN_PHONE_DIGITS = 7;

/** True for a complete email address and for the one key that has all digits of a phone number. */
function identifiesCaller(key: string): boolean {
  if (key.startsWith(KEY_PREFIX.email)) return true;
  return key.startsWith(KEY_PREFIX.phoneEnd) && key.length - KEY_PREFIX.phoneEnd.length >= MIN_PHONE_DIGITS;
}

/** @param country assumed for phone numbers without a country code */
export function createSearch(database: MirrorDatabase, country: CountryCode): Search {
  const store = createKeyStore(database);
  return {
    write: (within, firm, kind, records) =>
      store.put(
        within,
        { firm, kind },
        records.map((record) => ({
          id: record.id,
          keys: searchKeys(toSearchDocument(kind, record).fields, country),
        })),
      ),
    remove: (within, firm, kind, ids) => store.remove(within, { firm, kind }, ids),
    async leadsOfCaller(firm, lead) {
      const keys = searchKeys(toSearchDocument('lead', lead).fields, country).filter(identifiesCaller);
      const found = await store.find({ firm, kind: 'lead' }, { keys, isStart: false }, [], MAX_LEADS_OF_CALLER);
      return [...new Set(found.map(({ id }) => id))];
    },
    forgetWritten: () => store.forgetWritten(),
    async find(query) {
      const { all, isCut, matches } = await findCandidates(store, query, country);
      const byKind = Map.groupBy(await withoutRedacted(query, all, matches), ({ kind }) => kind);
      const groups = RECORD_KINDS.flatMap((kind) => {
        const some = byKind.get(kind);
        return some === undefined ? [] : [{ kind, total: some.length, more: isCut }];
      });
      const ranked = await Promise.all(
        groups.map(async ({ kind }) => (await rank(query, kind, byKind.get(kind) ?? [])).slice(0, query.limit)),
      );
      const inOrder = ranked.sort((one, other) => (other[0]?.score ?? 0) - (one[0]?.score ?? 0));
      return { results: inOrder.flat().map(({ result }) => result), groups };
    },
  };

  async function rank(
    { firm, text, limit, redacted }: SearchQuery,
    kind: RecordKind,
    candidates: readonly Candidate[],
  ): Promise<{ result: SearchResult; score: number }[]> {
    const best = candidates
      .toSorted((one, other) => other.score - one.score || other.id - one.id)
      .slice(0, Math.max(MAX_RANKED, limit));
    if (best.length === 0) return [];
    const records = await recordsOf(firm, kind, best);
    const digits = digitsOf(text).length >= 3 ? typedDigits(text, country) : [];
    const highlight = createHighlighter(text, digits);
    return best
      .flatMap(({ id, way, score }) => {
        const record = records.get(id);
        if (record === undefined) return [];
        const { title, subtitle, fields } = toSearchDocument(kind, redact(record, redacted?.(kind) ?? NONE));
        const highlights = highlight(fields);
        const place = Math.max(0, ...highlights.map(({ field }) => FIELD_SCORES[field]));
        const whole = fields.some((field) => isExactMatch(field.text, text)) ? WHOLE_FIELD_SCORE : 0;
        const result: SearchResult = { kind, id, title, subtitle, way, highlights };
        return [{ result, score: score + place + whole + KIND_SCORES[kind] }];
      })
      .sort((one, other) => other.score - one.score || other.result.id - one.result.id);
  }

  /** Drops records that match by a field which is redacted for the person, so that their number does not show either. */
  async function withoutRedacted(
    { firm, redacted }: SearchQuery,
    all: readonly Candidate[],
    matches: (keys: readonly string[]) => boolean,
  ): Promise<readonly Candidate[]> {
    const left = [...Map.groupBy(all, ({ kind }) => kind)].map(async ([kind, some]) => {
      const hidden = redacted?.(kind) ?? NONE;
      if (!SEARCHED_FIELDS[kind].some((name) => hidden.has(name))) return some;
      const records = await recordsOf(firm, kind, some);
      return some.filter(({ id }) => {
        const record = records.get(id);
        return (
          record !== undefined && matches(searchKeys(toSearchDocument(kind, redact(record, hidden)).fields, country))
        );
      });
    });
    return (await Promise.all(left)).flat();
  }

  async function recordsOf(
    firm: string,
    kind: RecordKind,
    found: readonly { id: number }[],
  ): Promise<Map<number, GrowRecord>> {
    const rows = await rowsOf(
      database,
      firm,
      kind,
      found.map(({ id }) => id),
    );
    return new Map([...rows].map(([id, { body }]) => [id, parseRecord(body)]));
  }
}
