import { type SavedView, savedView } from '@intake-desk/desk-api/saved-view';
import type { Database } from '../../database/database.ts';
import { placeOf } from '../../database/sealed-columns.ts';
import type { Cipher } from '../../crypto/cipher.ts';

/** Stores a person's saved views, encrypted: a search may contain a caller's name. */
export interface SavedViewStore {
  of(firm: string, person: string): Promise<SavedView[]>;
  put(firm: string, person: string, views: readonly SavedView[]): Promise<void>;
}

export function createSavedViews(database: Database, cipher: Cipher): SavedViewStore {
  return {
    async of(firm, person) {
      const row = await database
        .selectFrom('saved_views')
        .select('views')
        .where('firm', '=', firm)
        .where('person', '=', person)
        .executeTakeFirst();
      const stored = row === undefined ? null : cipher.tryOpen(row.views, placeOf('savedViews', firm, person));
      if (stored === null) return [];
      const views = JSON.parse(stored) as unknown[];
      // Skips views stored by an older version that this version cannot parse.
      return views.flatMap((view) => {
        const read = savedView.safeParse(view);
        return read.success ? [read.data] : [];
      });
    },
    async put(firm, person, views) {
      const row = { firm, person, views: cipher.seal(JSON.stringify(views), placeOf('savedViews', firm, person)) };
      await database
        .insertInto('saved_views')
        .values(row)
        .onConflict((conflict) => conflict.columns(['firm', 'person']).doUpdateSet({ views: row.views }))
        .execute();
    },
  };
}
