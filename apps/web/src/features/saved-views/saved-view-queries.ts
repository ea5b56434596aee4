import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SavedView, SavedViews } from '@intake-desk/desk-api/saved-view';
import { http } from '#src/platform/http/http.ts';

const savedViewsQuery = queryOptions({
  queryKey: ['saved-views'],
  queryFn: async ({ signal }) => ((await http('/api/desk/views', { signal })) as SavedViews).data,
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
    mutationFn: async (views: readonly SavedView[]) =>
      ((await http('/api/desk/views', { method: 'PUT', body: { views } })) as SavedViews).data,
    onSuccess: (views) => client.setQueryData(savedViewsQuery.queryKey, views),
  });
}
