import type { MirrorDatabase } from '../database/open-mirror.ts';
import type { GrowRecord } from '../index/index-entry.ts';
import type { AskGrow } from './grow-reader.ts';
import type { SmallList } from '../source/mirrored-lists.ts';
import { mustGoOn } from './read-changes.ts';
import type { StreamStore } from './sync-state-store.ts';

/** Users, sources, matter types and locations of one firm, kept whole. */
export interface FirmLists {
  load(): Promise<void>;
  /** Reads a list from its beginning to its end and replaces what was known. */
  refresh(list: SmallList): Promise<void>;
  /** A record that was just made through us. */
  add(list: SmallList, record: GrowRecord): Promise<void>;
  all(list: SmallList): readonly GrowRecord[];
  clear(): void;
}

interface Parts {
  database: MirrorDatabase;
  firm: string;
  ask: AskGrow;
  streams: StreamStore;
}

export function createFirmLists({ database, firm, ask, streams }: Parts): FirmLists {
  const lists = new Map<SmallList, GrowRecord[]>();
  return {
    async load() {
      const rows = await database.selectFrom('firm_lists').selectAll().where('firm', '=', firm).orderBy('id').execute();
      for (const { list, body } of rows) {
        const known = lists.get(list as SmallList) ?? [];
        known.push(JSON.parse(body) as GrowRecord);
        lists.set(list as SmallList, known);
      }
    },
    async refresh(list) {
      const records: GrowRecord[] = [];
      let token: string | null = null;
      let startedAt = 0;
      let last = -Infinity;
      let pages = 0;
      do {
        const page = await ask.page(list, token === null ? [] : [['page_token', token]], 'poll');
        last = mustGoOn(page, token, last);
        if (pages === 0) startedAt = page.startedAt;
        pages += 1;
        records.push(...page.records);
        token = page.next;
      } while (token !== null);
      const saved = { complete: 1, pages, as_of: startedAt };
      await database.transaction().execute(async (within) => {
        await within.deleteFrom('firm_lists').where('firm', '=', firm).where('list', '=', list).execute();
        const rows = records.map((record) => ({ firm, list, id: record.id, body: JSON.stringify(record) }));
        for (let start = 0; start < rows.length; start += 100) {
          await within
            .insertInto('firm_lists')
            .values(rows.slice(start, start + 100))
            .execute();
        }
        await streams.save(list, saved, within);
      });
      streams.took(list, saved);
      lists.set(list, records);
    },
    async add(list, record) {
      const body = JSON.stringify(record);
      await database
        .insertInto('firm_lists')
        .values({ firm, list, id: record.id, body })
        .onConflict((conflict) => conflict.columns(['firm', 'list', 'id']).doUpdateSet({ body }))
        .execute();
      lists.set(list, [...(lists.get(list) ?? []).filter(({ id }) => id !== record.id), record]);
    },
    all: (list) => lists.get(list) ?? [],
    clear: () => lists.clear(),
  };
}
