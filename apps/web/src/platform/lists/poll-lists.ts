import type { QueryClient } from '@tanstack/react-query';
import type { ListName } from '@intake-desk/desk-api/event';
import type { TriageView } from '@intake-desk/desk-api/triage-view';
import { requestPage } from './list-endpoints.ts';
import { hasFilters } from './list-filters.ts';
import { applyEventToList, type MirrorData } from './mirror-patches.ts';

interface Identified {
  id: number;
  state?: string;
}

/**
 * Polls the first rows of the lists on the screen while live events are unavailable. New records become pending, as
 * they would with events.
 */
export async function pollLists(client: QueryClient): Promise<void> {
  const queries = client
    .getQueryCache()
    .findAll({ type: 'active', predicate: ({ queryKey }) => queryKey[1] === 'mirror' });
  for (const { queryKey } of queries) {
    const [path, , list, query] = queryKey as [string, string, ListName, string];
    // Ignores errors: a person who is signed out sees that with their next action.
    const page = await requestPage(list, query).catch(() => null);
    if (page === null) return;
    client.setQueryData<MirrorData<Identified>>(queryKey, (old) => {
      if (old === undefined) return old;
      const { total, next: _next, facets: _facets, ...freshness } = page.meta;
      const isUnfiltered = !hasFilters(query);
      const asked = new URLSearchParams(query);
      const view = asked.get('triage') as TriageView | null;
      const where = { list, isUnfiltered, isNewestFirst: !asked.has('sort'), view };
      let data = applyEventToList(old, { type: 'freshness', list, freshness, total }, where);
      for (const record of page.data.toReversed()) {
        const type = path === 'leads' ? 'lead-arrived' : path === 'contacts' ? 'contact-changed' : 'matter-changed';
        data = applyEventToList(data, { type, record, isNew: true } as never, where);
      }
      return data;
    });
  }
}
