import { queryOptions } from '@tanstack/react-query';
import type { ConnectionView } from '@intake-desk/desk-api/connection';
import { http } from '#src/platform/http.ts';

/** How often it is looked at again while somebody looks, in milliseconds. It asks nothing of Clio. */
const AGAIN_MS = 5_000;

export const connectionQuery = queryOptions({
  queryKey: ['connection'],
  queryFn: async ({ signal }) => ((await http('/api/desk/connection', { signal })) as ConnectionView).data,
  refetchInterval: AGAIN_MS,
  staleTime: 0,
});
