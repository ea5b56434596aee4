import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ListCounts } from '@intake-desk/desk-api/record-list';
import { useEffect } from 'react';
import { http } from '#src/platform/http.ts';
import { subscribeLive } from '#src/platform/live-events.ts';

const KEY = ['list-counts'];

/** How many records the lists beside the inbox hold: asked for once, then told. Null where it is not known. */
export function useListCounts(mirror: boolean): ListCounts['data'] | null {
  const client = useQueryClient();
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) => ((await http('/api/desk/counts', { signal })) as ListCounts).data,
    enabled: mirror,
    staleTime: Infinity,
  });
  useEffect(
    () =>
      subscribeLive((event) => {
        if (event.type === 'reset') void client.invalidateQueries({ queryKey: KEY });
        if (event.type !== 'freshness' || event.list === 'untriaged') return;
        const { list, total, freshness } = event;
        client.setQueryData<ListCounts['data']>(KEY, (old) => {
          const next = freshness.complete ? total : null;
          return old === undefined || old[list] === next ? old : { ...old, [list]: next };
        });
      }),
    [client],
  );
  return data ?? null;
}
