import { setImmediate } from 'node:timers/promises';
import type { MirrorDatabase } from '../database/mirror-database.ts';
import { lockMirror, parseRecord } from '../store/record-rows.ts';
import type { Search } from './search.ts';
import { KEYS_VERSION } from '@intake-desk/desk-api/search/search-keys';

const NAME = 'search-keys';
const VALUE = String(KEYS_VERSION);
/** Records in one transaction: requests wait for it. */
const BATCH = 50;

/**
 * Derives the search keys of every record again if an earlier version wrote them. Until then, a record is found by its
 * old keys. A run that was cut off starts over; keys that are current are not written again.
 * @returns how many records it read
 */
export async function rebuildKeys(
  database: MirrorDatabase,
  search: Pick<Search, 'write'>,
  signal: AbortSignal,
): Promise<number> {
  const fact = await database.selectFrom('mirror_facts').select('value').where('name', '=', NAME).executeTakeFirst();
  if (fact?.value === VALUE) return 0;
  let count = 0;
  for (const { firm, kind } of await database.selectFrom('searched').select(['firm', 'kind']).distinct().execute()) {
    for (let last: number | undefined = 0; last !== undefined;) {
      const after: number = last;
      const rows = await database.transaction().execute(async (within) => {
        await lockMirror(within, firm);
        // A record without keys, such as one that was deleted in Clio, gets none.
        const some = await within
          .selectFrom('searched')
          .innerJoin('records', (join) =>
            join
              .onRef('records.firm', '=', 'searched.firm')
              .onRef('records.kind', '=', 'searched.kind')
              .onRef('records.id', '=', 'searched.id'),
          )
          .select(['records.id', 'records.body'])
          .where('searched.firm', '=', firm)
          .where('searched.kind', '=', kind)
          .where('searched.id', '>', after)
          .orderBy('searched.id')
          .limit(BATCH)
          .execute();
        const records = some.map(({ body }) => parseRecord(body));
        await search.write(within, firm, kind, records);
        return some;
      });
      count += rows.length;
      last = rows.at(-1)?.id;
      await setImmediate();
      if (signal.aborted) return count;
    }
  }
  await database
    .insertInto('mirror_facts')
    .values({ name: NAME, value: VALUE })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: VALUE }))
    .execute();
  return count;
}
