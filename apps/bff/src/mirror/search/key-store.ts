import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import type { Kysely } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { MirrorTables } from '../store/mirror-tables.ts';
import { wordsOf } from './search-keys.ts';
import { spellings } from './spellings.ts';

/** Where a key leads. */
export interface Hit {
  key: string;
  kind: RecordKind;
  id: number;
}

/** Rows a statement writes: always the same, so that the statement is prepared once. */
const CHUNK = 200;
const KNOWN_WORDS = 20_000;
/** Comes after every character that a key may have. */
const END = '\u{ffff}';

/** The key table and the vocabulary. */
export interface KeyStore {
  add(within: Kysely<MirrorTables>, firm: string, records: readonly KeyedRecord[]): Promise<void>;
  remove(within: Kysely<MirrorTables>, firm: string, records: readonly KeyedRecord[]): Promise<void>;
  /** Records under any of some keys. */
  exact(firm: string, keys: readonly string[], kinds: readonly RecordKind[], limit: number): Promise<Hit[]>;
  /** Records under keys that begin so. */
  beginning(firm: string, start: string, kinds: readonly RecordKind[], limit: number): Promise<Hit[]>;
  /** Words of the firm that have one of some spellings. */
  spelled(firm: string, spellings: readonly string[]): Promise<string[]>;
}

export interface KeyedRecord {
  kind: RecordKind;
  id: number;
  keys: readonly string[];
}

export function createKeyStore(database: Kysely<MirrorTables>): KeyStore {
  const known = new LRUCache<string, true>({ max: KNOWN_WORDS });

  return {
    async add(within, firm, records) {
      const rows = records.flatMap(({ kind, id, keys }) => keys.map((key) => ({ firm, key, kind, id })));
      for (let start = 0; start < rows.length; start += CHUNK) {
        await within
          .insertInto('search_keys')
          .values(rows.slice(start, start + CHUNK))
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      }
      const words = new Set(records.flatMap(({ keys }) => wordsOf(keys)));
      const fresh = [...words].filter((word) => !known.has(`${firm} ${word}`));
      const variants = fresh.flatMap((token) => spellings(token).map((variant) => ({ firm, variant, token })));
      for (let start = 0; start < variants.length; start += CHUNK) {
        await within
          .insertInto('search_variants')
          .values(variants.slice(start, start + CHUNK))
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      }
      for (const word of fresh) known.set(`${firm} ${word}`, true);
    },
    async remove(within, firm, records) {
      for (const { kind, id, keys } of records) {
        if (keys.length === 0) continue;
        await within
          .deleteFrom('search_keys')
          .where('firm', '=', firm)
          .where('key', 'in', keys)
          .where('kind', '=', kind)
          .where('id', '=', id)
          .execute();
      }
    },
    async exact(firm, keys, kinds, limit) {
      if (keys.length === 0 || kinds.length === 0) return [];
      return database
        .selectFrom('search_keys')
        .select(['key', 'kind', 'id'])
        .where('firm', '=', firm)
        .where('key', 'in', keys)
        .where('kind', 'in', kinds)
        .limit(limit)
        .execute();
    },
    async beginning(firm, start, kinds, limit) {
      if (kinds.length === 0) return [];
      return database
        .selectFrom('search_keys')
        .select(['key', 'kind', 'id'])
        .where('firm', '=', firm)
        .where('key', '>=', start)
        .where('key', '<', start + END)
        .where('kind', 'in', kinds)
        .limit(limit)
        .execute();
    },
    async spelled(firm, wanted) {
      if (wanted.length === 0) return [];
      const rows = await database
        .selectFrom('search_variants')
        .select('token')
        .distinct()
        .where('firm', '=', firm)
        .where('variant', 'in', wanted)
        .execute();
      return rows.map(({ token }) => token);
    },
  };
}
