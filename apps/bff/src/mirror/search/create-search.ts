import { RECORD_KINDS, type RecordKind } from '@intake-desk/desk-api/record-kind';
import type { SearchResult } from '@intake-desk/desk-api/search-result';
import type { GrowRecord } from '@intake-desk/desk-api/lists/index-entry';
import { findCandidates, type Candidate, type KeyLookup } from '@intake-desk/desk-api/search/find-candidates';
import { bestCandidates, rankCandidates } from '@intake-desk/desk-api/search/rank-candidates';
import { KEY_PREFIX, searchKeys } from '@intake-desk/desk-api/search/search-keys';
import { SEARCHED_FIELDS, toSearchDocument } from '@intake-desk/desk-api/search/searched-fields';
import { redact } from '@intake-desk/grow-api/redaction';
import type { MirrorDatabase } from '../database/mirror-database.ts';
import { createKeyStore } from './key-store.ts';
import type { Search, SearchQuery } from './search.ts';
import type { FullTextReader } from './text-reader.ts';
import { parseRecord, rowsOf } from '../store/record-rows.ts';

const NONE: ReadonlySet<string> = new Set();
/** More leads than any caller leaves. */
const MAX_LEADS_OF_CALLER = 10_000;
/** Fewer digits are a part of a number. */
const MIN_PHONE_DIGITS = 7;

/** True for a complete email address and for the one key that has all digits of a phone number. */
function identifiesCaller(key: string): boolean {
  if (key.startsWith(KEY_PREFIX.email)) return true;
  return key.startsWith(KEY_PREFIX.phoneEnd) && key.length - KEY_PREFIX.phoneEnd.length >= MIN_PHONE_DIGITS;
}

export function createSearch(database: MirrorDatabase, reader: FullTextReader): Search {
  const store = createKeyStore(database);
  return {
    reader,
    write: (within, firm, kind, records) =>
      store.put(
        within,
        { firm, kind },
        records.map((record) => ({
          id: record.id,
          keys: searchKeys(toSearchDocument(kind, record).fields, reader),
        })),
      ),
    remove: (within, firm, kind, ids) => store.remove(within, { firm, kind }, ids),
    async leadsOfCaller(firm, lead) {
      const keys = searchKeys(toSearchDocument('lead', lead).fields, reader).filter(identifiesCaller);
      const found = await store.find({ firm, kind: 'lead' }, { keys, isStart: false }, [], MAX_LEADS_OF_CALLER);
      return [...new Set(found.map(({ id }) => id))];
    },
    forgetWritten: () => store.forgetWritten(),
    async find(query) {
      const { all, isCut, matches } = await findCandidates(lookupOf(query.firm), query, reader);
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

  function lookupOf(firm: string): KeyLookup {
    return {
      count: (kind, ...rest) => store.count({ firm, kind }, ...rest),
      find: (kind, ...rest) => store.find({ firm, kind }, ...rest),
      spelled: (spellings) => store.spelled(firm, spellings),
    };
  }

  async function rank(
    { firm, text, limit, redacted }: SearchQuery,
    kind: RecordKind,
    candidates: readonly Candidate[],
  ): Promise<{ result: SearchResult; score: number }[]> {
    const best = bestCandidates(candidates, limit);
    const hidden = redacted?.(kind) ?? NONE;
    const shown = [...(await recordsOf(firm, kind, best))].map(([id, record]) => [id, redact(record, hidden)] as const);
    return rankCandidates(text, kind, best, new Map(shown), reader);
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
          record !== undefined && matches(searchKeys(toSearchDocument(kind, redact(record, hidden)).fields, reader))
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
