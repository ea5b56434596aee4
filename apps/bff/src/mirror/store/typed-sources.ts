import { kindOfList } from '@intake-desk/desk-api/event';
import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import type { GrowRecord } from '@intake-desk/desk-api/lists/index-entry';
import type { MirrorStore } from './mirror-store.ts';

/** Returns the sources that our team typed for leads, by their ids. */
export type TypedSources = (firm: string, leads: readonly number[]) => Promise<ReadonlyMap<number, string>>;

/**
 * Wraps the store so that a lead without a source in Clio has the one that our team typed for it, as `from_source`:
 * then every list, filter, event and export shows it.
 */
export function withTypedSources(store: MirrorStore, typedSources: TypedSources): MirrorStore {
  return {
    ...store,
    apply: async (snapshot, records, also) =>
      store.apply(
        snapshot,
        kindOfList(snapshot.list) === 'lead' ? await addSources(snapshot.firm, records) : records,
        also,
      ),
  };

  async function addSources(firm: string, records: readonly GrowRecord[]): Promise<readonly GrowRecord[]> {
    const without = records.filter((lead) => !(lead as InboxLead).marketing_source).map(({ id }) => id);
    const typed = await typedSources(firm, without);
    if (typed.size === 0) return records;
    return records.map((lead) => {
      const source = typed.get(lead.id);
      return source === undefined ? lead : { ...lead, from_source: source };
    });
  }
}
