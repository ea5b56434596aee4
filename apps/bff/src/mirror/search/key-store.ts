import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import type { Expression, ExpressionBuilder, Kysely, SqlBool, Transaction } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { MirrorTables } from '../database/mirror-tables.ts';
import { deletionVariants } from '@intake-desk/desk-api/search/deletion-variants';
import type { KeyMatch, KeyPattern } from '@intake-desk/desk-api/search/find-candidates';
import { KEY_PREFIX, wordsOf } from '@intake-desk/desk-api/search/search-keys';
import { keysWithRecords } from './keys-with-records.ts';

type Within = Transaction<MirrorTables>;

export interface KeyedRecord {
  id: number;
  keys: readonly string[];
}

/** Firm and kind whose keys are read or written. */
interface IndexScope {
  firm: string;
  kind: RecordKind;
}

/** Access to the key table, the keys of each record, and the vocabulary. */
export interface KeyStore {
  /** Replaces the keys of the given records. */
  put(within: Within, place: IndexScope, records: readonly KeyedRecord[]): Promise<void>;
  remove(within: Within, place: IndexScope, ids: readonly number[]): Promise<void>;
  /** Counts the matching keys up to a limit, to distinguish rare from frequent terms. */
  count(place: IndexScope, pattern: KeyPattern, limit: number): Promise<number>;
  /**
   * Returns records with a key that matches `pattern` and, for each of `others`, a key that matches one of its
   * patterns.
   * @param limit maximum records; for a single exact key the newest come first
   */
  find(
    place: IndexScope,
    pattern: KeyPattern,
    others: readonly (readonly KeyPattern[])[],
    limit: number,
  ): Promise<KeyMatch[]>;
  /** Called when keys that were written are gone. */
  forgetWritten(): void;
  /** Returns words of the firm's vocabulary that have one of the spellings. */
  spelled(firm: string, spellings: readonly string[]): Promise<string[]>;
}

/** Rows per statement: a constant number, so that the statement is prepared once. */
const CHUNK = 200;
const KNOWN_WORDS = 20_000;
/** Sorts after every character that a key may contain. */
const END = '\u{ffff}';

export function createKeyStore(database: Kysely<MirrorTables>): KeyStore {
  const known = new LRUCache<string, true>({ max: KNOWN_WORDS });

  return {
    forgetWritten: () => known.clear(),
    async put(within, place, records) {
      const before = await keysOf(
        within,
        place,
        records.map(({ id }) => id),
      );
      const added: { id: number; key: string }[] = [];
      const removed: string[] = [];
      for (const { id, keys } of records) {
        const old = new Set(before.get(id));
        const now = new Set(keys);
        for (const key of now) if (!old.has(key)) added.push({ id, key });
        const former = [...old].filter((key) => !now.has(key));
        await forget(within, place, id, former);
        removed.push(...former);
      }
      for (const rows of chunks(added)) {
        await within
          .insertInto('search_keys')
          .values(rows.map((row) => ({ ...place, ...row })))
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      }
      for (const rows of chunks(records)) {
        await within
          .insertInto('searched')
          .values(rows.map(({ id, keys }) => ({ ...place, id, keys: lines(keys) })))
          .onConflict((conflict) =>
            conflict.columns(['firm', 'kind', 'id']).doUpdateSet((row) => ({ keys: row.ref('excluded.keys') })),
          )
          .execute();
      }
      await learn(within, place.firm, added);
      await unlearn(within, place.firm, removed);
    },
    async remove(within, place, ids) {
      const before = await keysOf(within, place, ids);
      for (const [id, keys] of before) await forget(within, place, id, keys);
      await unlearn(within, place.firm, [...before.values()].flat());
      for (const some of chunks(ids)) {
        await within
          .deleteFrom('searched')
          .where('firm', '=', place.firm)
          .where('kind', '=', place.kind)
          .where('id', 'in', some)
          .execute();
      }
    },
    async count({ firm, kind }, pattern, limit) {
      if (pattern.keys.length === 0) return 0;
      const { count } = await database
        .selectFrom((from) =>
          from
            .selectFrom('search_keys')
            .select('id')
            .where('firm', '=', firm)
            .where('kind', '=', kind)
            .where((where) => fits(where, pattern))
            .limit(limit)
            .as('some'),
        )
        .select((select) => select.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      return Number(count);
    },
    async find({ firm, kind }, pattern, others, limit) {
      if (pattern.keys.length === 0) return [];
      if (others.length === 0) return alone({ firm, kind }, pattern, limit);
      let query = keysWithRecords(database)
        .select(['search_keys.id', 'searched.keys'])
        .where('search_keys.firm', '=', firm)
        .where('search_keys.kind', '=', kind)
        .where((where) => fits(where, pattern));
      for (const other of others) {
        query = query.where((where) =>
          where.or(other.flatMap(likes).map((like) => where('searched.keys', 'like', like))),
        );
      }
      if (pattern.keys.length === 1 && !pattern.isStart) query = query.orderBy('search_keys.id', 'desc');
      const rows = await query.limit(limit).execute();
      return rows.map(({ id, keys }) => ({ id, keys: keys.trim().split('\n') }));
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

  /** With a single term the matching key suffices, so the record's other keys are not read. */
  async function alone({ firm, kind }: IndexScope, pattern: KeyPattern, limit: number): Promise<KeyMatch[]> {
    let query = database
      .selectFrom('search_keys')
      .select(['id', 'key'])
      .where('firm', '=', firm)
      .where('kind', '=', kind)
      .where((where) => fits(where, pattern));
    if (pattern.keys.length === 1 && !pattern.isStart) query = query.orderBy('id', 'desc');
    const rows = await query.limit(limit).execute();
    return rows.map(({ id, key }) => ({ id, keys: [key] }));
  }

  /** Adds new words to the vocabulary. */
  async function learn(within: Within, firm: string, added: readonly { key: string }[]): Promise<void> {
    const words = new Set(wordsOf(added.map(({ key }) => key)));
    const fresh = [...words].filter((word) => !known.has(`${firm} ${word}`));
    const variants = fresh.flatMap((token) => deletionVariants(token).map((variant) => ({ firm, variant, token })));
    for (const rows of chunks(variants)) {
      await within
        .insertInto('search_variants')
        .values(rows)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    for (const word of fresh) known.set(`${firm} ${word}`, true);
  }

  /** Removes words from the vocabulary that no record has any more. */
  async function unlearn(within: Within, firm: string, removed: readonly string[]): Promise<void> {
    for (const token of new Set(wordsOf(removed))) {
      const used = await within
        .selectFrom('search_keys')
        .select('id')
        .where('firm', '=', firm)
        .where('key', '=', KEY_PREFIX.word + token)
        .limit(1)
        .executeTakeFirst();
      const variants = used === undefined ? deletionVariants(token) : [];
      if (variants.length === 0) continue;
      known.delete(`${firm} ${token}`);
      await within
        .deleteFrom('search_variants')
        .where('firm', '=', firm)
        .where('variant', 'in', variants)
        .where('token', '=', token)
        .execute();
    }
  }
}

async function keysOf(
  within: Within,
  { firm, kind }: IndexScope,
  ids: readonly number[],
): Promise<Map<number, string[]>> {
  const all = new Map<number, string[]>();
  for (const some of chunks(ids)) {
    const rows = await within
      .selectFrom('searched')
      .select(['id', 'keys'])
      .where('firm', '=', firm)
      .where('kind', '=', kind)
      .where('id', 'in', some)
      .execute();
    for (const { id, keys } of rows) all.set(id, keys.trim().split('\n'));
  }
  return all;
}

async function forget(within: Within, { firm, kind }: IndexScope, id: number, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  await within
    .deleteFrom('search_keys')
    .where('firm', '=', firm)
    .where('key', 'in', keys)
    .where('kind', '=', kind)
    .where('id', '=', id)
    .execute();
}

function fits(
  where: ExpressionBuilder<MirrorTables, 'search_keys'>,
  { keys, isStart }: KeyPattern,
): Expression<SqlBool> {
  if (!isStart) return where('search_keys.key', 'in', keys);
  return where.or(
    keys.map((key) => where.and([where('search_keys.key', '>=', key), where('search_keys.key', '<', key + END)])),
  );
}

/** Words, digits and phonetic codes contain no LIKE wildcards. */
function likes({ keys, isStart }: KeyPattern): string[] {
  return keys.map((key) => (isStart ? `%\n${key}%` : `%\n${key}\n%`));
}

function lines(keys: readonly string[]): string {
  return `\n${keys.join('\n')}\n`;
}

function chunks<Item>(items: readonly Item[]): Item[][] {
  return Array.from({ length: Math.ceil(items.length / CHUNK) }, (_none, at) =>
    items.slice(at * CHUNK, (at + 1) * CHUNK),
  );
}
