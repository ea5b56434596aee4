import type { SyncContext } from './sync-context.ts';

/** As many ids as Grow takes in one request. @see Grow OpenAPI, `ids[]`, maxItems */
const BATCH_SIZE = 50;

/** Records that are to be read again one by one, whatever their list says. */
export interface RefetchQueue {
  add(list: 'contacts' | 'matters', ids: readonly number[]): void;
  /** Reads up to fifty of them; those that Grow does not have are gone. @returns whether some are left */
  runBatch(parts: SyncContext): Promise<boolean>;
}

/**
 * A matter shows its client's name and a contact its matters, and neither says so when the other changes; a record that a walk
 * misses may be gone or not. Both are settled by asking for the records themselves.
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
        const page = await ask.page(
          list,
          ids.map((id) => ['ids[]', String(id)] as const),
          'poll',
        );
        onChanges(await store.apply({ firm, list, startedAt: page.startedAt, isFill: false }, page.records));
        const shown = new Set(page.records.map(({ id }) => id));
        const gone = ids.filter((id) => !shown.has(id));
        for (const id of ids) waiting[list].delete(id);
        onChanges(await store.remove(firm, list === 'contacts' ? 'contact' : 'matter', gone));
      }
      return waiting.contacts.size + waiting.matters.size > 0;
    },
  };
}
