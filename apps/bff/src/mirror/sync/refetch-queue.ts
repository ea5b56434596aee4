import type { SyncContext } from './sync-context.ts';
import { wholeAnswer } from './whole-answer.ts';

/** Maximum ids per request. @see Grow OpenAPI, `ids[]`, maxItems */
const BATCH_SIZE = 50;

/** Records that are fetched again by id, whatever their list returned. */
export interface RefetchQueue {
  add(list: 'contacts' | 'matters', ids: readonly number[]): void;
  /**
   * Refetches up to fifty records of each list and removes those that Grow does not have.
   * @returns true if some are left
   */
  runBatch(parts: SyncContext): Promise<boolean>;
}

/**
 * A matter contains its client's name and a contact its matters, and neither gets a new `updated_at` when the other
 * changes. A record that a full scan misses may or may not be deleted. Fetching the records by id settles both.
 */
export function createRefetchQueue(onAdded: () => void): RefetchQueue {
  const waiting = { contacts: new Set<number>(), matters: new Set<number>() };
  return {
    add(list, ids) {
      for (const id of ids) waiting[list].add(id);
      if (ids.length > 0) onAdded();
    },
    async runBatch({ firm, ask, store, onChanges }) {
      for (const list of ['contacts', 'matters'] as const) {
        const ids = [...waiting[list]].slice(0, BATCH_SIZE);
        if (ids.length === 0) continue;
        const page = await wholeAnswer(
          ask,
          list,
          ids.map((id) => ['ids[]', String(id)] as const),
        );
        onChanges(await store.apply({ firm, list, startedAt: page.startedAt, isFill: false }, page.records));
        const shown = new Set(page.records.map(({ id }) => id));
        const gone = ids.filter((id) => !shown.has(id));
        for (const id of ids) waiting[list].delete(id);
        onChanges(await store.remove(firm, list === 'contacts' ? 'contact' : 'matter', gone, page.startedAt));
      }
      return waiting.contacts.size + waiting.matters.size > 0;
    },
  };
}
