import type { Clock } from '../../clock.ts';
import type { MirrorDatabase } from '../database/mirror-database.ts';
import type { GrowRecord } from '@intake-desk/desk-api/lists/index-entry';
import type { GrowReader } from './grow-reader.ts';
import { FIRM_LISTS, type FirmListName } from '../source/mirrored-lists.ts';
import type { ListHealth } from './list-health.ts';
import { assertProgress } from './read-changes.ts';
import type { SyncStateStore } from './sync-state-store.ts';

/** Complete lists of one firm's users, sources, matter types and locations. */
export interface FirmLists {
  load(): Promise<void>;
  /** Fetches all pages of a list and replaces the stored one. */
  refresh(list: FirmListName): Promise<void>;
  /** Adds a record that was just created through us. */
  add(list: FirmListName, record: GrowRecord): Promise<void>;
  all(list: FirmListName): readonly GrowRecord[];
  clear(): void;
}

interface Deps {
  database: MirrorDatabase;
  firm: string;
  ask: GrowReader;
  streams: SyncStateStore;
}

export function createFirmLists({ database, firm, ask, streams }: Deps): FirmLists {
  const lists = new Map<FirmListName, GrowRecord[]>();
  return {
    async load() {
      const rows = await database.selectFrom('firm_lists').selectAll().where('firm', '=', firm).orderBy('id').execute();
      for (const { list, body } of rows) {
        const known = lists.get(list as FirmListName) ?? [];
        known.push(JSON.parse(body) as GrowRecord);
        lists.set(list as FirmListName, known);
      }
    },
    async refresh(list) {
      const records: GrowRecord[] = [];
      let token: string | null = null;
      let startedAt = 0;
      let last = -Infinity;
      const followed = new Set<string>();
      let pages = 0;
      do {
        const page = await ask.page(list, token === null ? [] : [['page_token', token]], 'poll');
        last = assertProgress(page, token, followed, last);
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
      streams.setInMemory(list, saved);
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

interface RefreshDeps {
  lists: FirmLists;
  streams: SyncStateStore;
  health: ListHealth;
  clock: Clock;
  /** How often each list is fetched, in milliseconds. */
  interval: number;
}

/** Fetches the lists that are due. @returns when the next one is due, in milliseconds */
export async function refreshFirmLists({ lists, streams, health, clock, interval }: RefreshDeps): Promise<number> {
  let next = interval;
  for (const list of FIRM_LISTS) {
    const due = (streams.states[list].as_of ?? -Infinity) + interval - clock.now();
    const refresh = async (): Promise<number> => {
      await lists.refresh(list);
      return interval;
    };
    next = Math.min(next, due > 0 ? due : await health.attempt(list, 'poll', refresh));
  }
  return next;
}
