import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SavedView } from '@intake-desk/desk-api/saved-view';
import { callDesk } from '#src/platform/http/desk.ts';

const savedViewsQuery = queryOptions({
  queryKey: ['saved-views'],
  queryFn: async ({ signal }) => (await callDesk('GET /api/desk/views', { signal })).data,
  staleTime: Infinity,
});

/** Returns the user's saved views, in their order. */
export function useSavedViews(): readonly SavedView[] {
  return useQuery(savedViewsQuery).data ?? [];
}

/** Replaces all of the user's saved views. */
export function useUpdateSavedViews() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (views: SavedView[]) => (await callDesk('PUT /api/desk/views', { body: { views } })).data,
    onSuccess: (views) => client.setQueryData(savedViewsQuery.queryKey, views),
  });
}
