import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { RECORD_KINDS } from '@intake-desk/desk-api/record-kind';
import type { GrowRecord } from '@intake-desk/desk-api/lists/index-entry';
import { createSearch } from '#src/mirror/search/create-search.ts';
import { createTextReader } from '#src/mirror/search/text-reader.ts';
import { makeCorpus } from './search-corpus/make-corpus.ts';
import { makeQueries, nameOf, type CorpusQuery } from './search-corpus/make-queries.ts';
import { seeded } from '../support/simulate-firm.ts';
import { IS_SQLITE, openTestMirror } from '../support/test-database.ts';

/** The words found depend on no database; the second one only shows that it finds the same. */
const SEEDS = IS_SQLITE ? 20 : 4;
const RECORDS = 2500;
const QUERIES = 300;
/** Results of a kind that a person reads through. */
const LOOKED_AT = 10;

interface Figures {
  seed: number;
  phone: number;
  email: number;
  typo: number;
  nickname: number;
  first: number;
}

async function figuresOf(seed: number): Promise<Figures> {
  const directory = await mkdtemp(join(tmpdir(), 'intake-desk-'));
  const database = await openTestMirror(directory, 'test');
  try {
    const random = seeded(seed * 7919);
    const people = makeCorpus(random, RECORDS);
    const search = createSearch(database, createTextReader('US'));
    await database.transaction().execute(async (within) => {
      for (let start = 0; start < people.length; start += 100) {
        const some = people.slice(start, start + 100);
        await within
          .insertInto('records')
          .values(
            some.map(({ kind, id, record }) => ({
              firm: '1',
              kind,
              id,
              state: kind === 'lead' ? 'untriaged' : 'present',
              updated_at: 0,
              seen_at: 0,
              body: JSON.stringify(record),
            })),
          )
          .execute();
        for (const [kind, ones] of Map.groupBy(some, (one) => one.kind)) {
          await search.write(
            within,
            '1',
            kind,
            ones.map(({ record }) => record as GrowRecord),
          );
        }
      }
    });
    const outcomes: { query: CorpusQuery; found: string[] }[] = [];
    for (const query of makeQueries(random, people, QUERIES)) {
      const { results } = await search.find({ firm: '1', text: query.text, kinds: RECORD_KINDS, limit: LOOKED_AT });
      outcomes.push({ query, found: results.map(nameOf) });
    }
    const recall = (sort: CorpusQuery['sort']): number => {
      const some = outcomes.filter(({ query }) => query.sort === sort);
      const met = some.filter(({ query, found }) => found.some((name) => query.wanted.has(name)));
      return met.length / some.length;
    };
    const plain = outcomes.filter(({ query }) => query.isPlain);
    const right = plain.filter(({ query, found }) => query.wanted.has(found[0] ?? ''));
    for (const { query, found } of process.env['CORPUS_MISSES'] === undefined ? [] : outcomes) {
      const isMissed = query.isPlain
        ? !query.wanted.has(found[0] ?? '')
        : !found.some((name) => query.wanted.has(name));
      if (isMissed) process.stdout.write(`${seed} ${query.sort}: ${query.text} → ${found[0] ?? 'nothing'}\n`);
    }
    return {
      seed,
      phone: recall('phone'),
      email: recall('email'),
      typo: recall('typo'),
      nickname: recall('nickname'),
      first: right.length / plain.length,
    };
  } finally {
    await database.destroy();
    await rm(directory, { recursive: true });
  }
}

it(
  `of ${SEEDS} firms, the worst: numbers and emails in any spelling, names with one error, and the first hit correct`,
  { timeout: 120_000 },
  async () => {
    const all: Figures[] = [];
    for (let seed = 1; seed <= SEEDS; seed += 1) all.push(await figuresOf(seed));
    const worst = (of: Exclude<keyof Figures, 'seed'>) =>
      all.toSorted((one, other) => one[of] - other[of])[0] as Figures;
    for (const of of ['phone', 'email', 'typo', 'nickname', 'first'] as const) {
      process.stdout.write(
        `Search, worst of ${SEEDS} seeds: ${of} ${worst(of)[of].toFixed(3)} (seed ${worst(of).seed})\n`,
      );
    }
    expect(worst('phone').phone).toBeGreaterThanOrEqual(0.99);
    expect(worst('email').email).toBeGreaterThanOrEqual(0.99);
    expect(worst('typo').typo).toBeGreaterThanOrEqual(0.95);
    expect(worst('first').first).toBeGreaterThanOrEqual(0.9);
  },
);

it('a frequent name hides no record: not the one lead among thousands of contacts, nor a full name of two frequent terms', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'intake-desk-'));
  const database = await openTestMirror(directory, 'test');
  try {
    const search = createSearch(database, createTextReader('US'));
    const contacts = Array.from({ length: 4000 }, (_none, at) =>
      contactNamed(at + 1, at % 2 ? 'Anna Smith' : 'Zoe Miller'),
    );
    const leads = [
      { id: 9001, first_name: 'Zoe', last_name: 'Smith', state: 'untriaged' },
      { id: 9002, first_name: 'Anna', last_name: 'Miller', state: 'untriaged' },
    ] as GrowRecord[];
    await store('contact', [...contacts, contactNamed(8000, 'Zoe Smith')]);
    await store('lead', leads);
    const found = async (text: string): Promise<string[]> =>
      (await search.find({ firm: '1', text, kinds: RECORD_KINDS, limit: 3 })).results.map(
        ({ kind, id }) => `${kind} ${id}`,
      );
    expect(await found('smith')).toContain('lead 9001');
    expect(await found('zo')).toContain('lead 9001');
    expect(await found('zoe smith')).toEqual(['lead 9001', 'contact 8000']);
    expect(await found('smi zo')).toEqual(['lead 9001', 'contact 8000']);
    expect(await found('anna miller')).toEqual(['lead 9002']);
    await database.transaction().execute((within) => search.remove(within, '1', 'contact', [8000]));
    expect(await found('zoe smith')).toEqual(['lead 9001']);

    async function store(kind: 'contact' | 'lead', records: readonly GrowRecord[]): Promise<void> {
      await database.transaction().execute(async (within) => {
        for (const { id, ...rest } of records) {
          const body = JSON.stringify({ id, ...rest });
          await within
            .insertInto('records')
            .values({
              firm: '1',
              kind,
              id,
              state: kind === 'lead' ? 'untriaged' : 'present',
              updated_at: 0,
              seen_at: 0,
              body,
            })
            .execute();
        }
        await search.write(within, '1', kind, records);
      });
    }
  } finally {
    await database.destroy();
    await rm(directory, { recursive: true });
  }
});

function contactNamed(id: number, name: string): GrowRecord {
  const [first_name, last_name] = name.split(' ');
  return { id, name, first_name, last_name, type: 'Person', emails: [], phone_numbers: [] } as unknown as GrowRecord;
}
