import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { RECORD_KINDS } from '@intake-desk/desk-api/record-kind';
import type { MirrorDatabase } from '#src/mirror/database/mirror-database.ts';
import { createSearch } from '#src/mirror/search/create-search.ts';
import { createTextReader } from '#src/mirror/search/text-reader.ts';
import { rebuildKeys } from '#src/mirror/search/rebuild-keys.ts';
import { openTestMirror } from '../support/test-database.ts';

const LEADS = 130;
let directory: string;
let database: MirrorDatabase;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'intake-desk-'));
  database = await openTestMirror(directory, 'test');
  // As an earlier version left it: its keys, and no note of their version.
  for (let id = 1; id <= LEADS; id += 1) {
    const record = { id, first_name: 'Ana', last_name: `Kaʻahumanu${id}`, email: null, phone_number: null };
    const state = id === LEADS ? 'left' : 'untriaged';
    const row = { firm: '1', kind: 'lead' as const, id };
    await database
      .insertInto('records')
      .values({ ...row, state, updated_at: 0, seen_at: 0, body: JSON.stringify(record) })
      .execute();
    if (id === 1) continue;
    const keys = ['wana', 'wka', `wahumanu${id}`];
    await database
      .insertInto('searched')
      .values({ ...row, keys: `\n${keys.join('\n')}\n` })
      .execute();
    await database
      .insertInto('search_keys')
      .values(keys.map((key) => ({ ...row, key })))
      .execute();
  }
});
afterEach(async () => {
  await database.destroy();
  await rm(directory, { recursive: true, force: true });
});

it('77: a mirror with the keys of an earlier version derives them again, once, without a request to Grow', async () => {
  const search = createSearch(database, createTextReader('US'));
  const found = async (text: string) =>
    (await search.find({ firm: '1', text, kinds: RECORD_KINDS, limit: 5 })).results.map(({ id, way }) => [id, way]);
  expect(await found('Kaahumanu77')).toEqual([]);

  // A stop in the middle: the next start begins again.
  const stop = new AbortController();
  stop.abort();
  expect(await rebuildKeys(database, search, stop.signal)).toBeLessThan(LEADS);
  const live = new AbortController().signal;
  expect(await rebuildKeys(database, search, live)).toBe(LEADS - 1);
  expect((await found('Kaahumanu77'))[0]).toEqual([77, 'exact']);
  // A lead that left the inbox, too. One that has no keys gets none.
  expect((await found(`Kaʻahumanu${LEADS}`))[0]).toEqual([LEADS, 'exact']);
  expect((await found('Kaahumanu1')).filter(([id]) => id === 1)).toEqual([]);
  const left = await database.selectFrom('search_keys').select('key').where('key', '=', 'wahumanu77').execute();
  expect(left).toEqual([]);

  expect(await rebuildKeys(database, search, live)).toBe(0);
});
