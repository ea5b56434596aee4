import { MIRRORED_LISTS, type MirroredList } from '@intake-desk/desk-api/connection';
import type { Kysely } from 'kysely';
import type { MirrorTables, StreamRow } from '../database/mirror-tables.ts';
import type { MirrorDatabase } from '../database/mirror-database.ts';

export type SyncState = Omit<StreamRow, 'firm' | 'list'>;
export type SyncStates = Readonly<Record<MirroredList, SyncState>>;

/**
 * Sync positions of one firm's lists, in memory and in the file. They are written in the same transaction as the
 * fetched records.
 */
export interface SyncStateStore {
  readonly states: SyncStates;
  load(): Promise<void>;
  /** A write within a transaction does not change `states`: call `setInMemory` after the commit. */
  save(list: MirroredList, changes: Partial<SyncState>, within?: Kysely<MirrorTables>): Promise<void>;
  setInMemory(list: MirroredList, changes: Partial<SyncState>): void;
  reset(): void;
}

const NEW: SyncState = {
  complete: 0,
  cursor: null,
  begun_at: null,
  pages: 0,
  high_water: null,
  as_of: null,
  walk_cursor: null,
  walk_after: 0,
  walk_begun_at: null,
  walked_at: null,
};

export function createSyncStateStore(database: MirrorDatabase, firm: string): SyncStateStore {
  const states = Object.fromEntries(MIRRORED_LISTS.map((list) => [list, { ...NEW }])) as Record<
    MirroredList,
    SyncState
  >;
  return {
    states,
    async load() {
      const rows = await database.selectFrom('streams').selectAll().where('firm', '=', firm).execute();
      for (const { firm: _firm, list, ...state } of rows) states[list] = state;
    },
    async save(list, changes, within = database) {
      const row = { ...states[list], ...changes };
      await within
        .insertInto('streams')
        .values({ firm, list, ...row })
        .onConflict((conflict) => conflict.columns(['firm', 'list']).doUpdateSet(row))
        .execute();
      if (within === database) states[list] = row;
    },
    setInMemory(list, changes) {
      states[list] = { ...states[list], ...changes };
    },
    reset() {
      for (const list of MIRRORED_LISTS) states[list] = { ...NEW };
    },
  };
}
