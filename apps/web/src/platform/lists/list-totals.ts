import { useQuery, type QueryClient } from '@tanstack/react-query';
import type { LiveEvent } from '@intake-desk/desk-api/event';
import type { ListCounts } from '@intake-desk/desk-api/record-list';
import { callDesk } from '#src/platform/http/desk.ts';

const KEY = ['list-counts'];

/** Returns the number of records in the other lists: fetched once, then updated by live events. Null if unknown. */
export function useListCounts(mirror: boolean): ListCounts['data'] | null {
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) => (await callDesk('GET /api/desk/counts', { signal })).data,
    enabled: mirror,
    staleTime: Infinity,
  });
  return data ?? null;
}

/** Updates the number of records in the other lists. */
export function applyEventToCounts(client: QueryClient, event: LiveEvent): void {
  if (event.type === 'reset') void client.invalidateQueries({ queryKey: KEY });
  if (event.type !== 'freshness' || event.list === 'untriaged') return;
  const { list, total, freshness } = event;
  client.setQueryData<ListCounts['data']>(KEY, (old) => {
    const next = freshness.complete ? total : null;
    return old === undefined || old[list] === next ? old : { ...old, [list]: next };
  });
}
