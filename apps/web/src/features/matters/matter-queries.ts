import { queryOptions } from '@tanstack/react-query';
import type { Matter } from '@intake-desk/grow-api/matter';
import { growGet } from '#src/platform/http/grow.ts';
import { growPagesOptions } from '#src/platform/lists/grow-pages.ts';
import { fetchWithCustomFields } from '#src/platform/records/with-custom-fields.ts';

/** Pages of all matters, in Clio's order: oldest first. Clio's API cannot search matters. */
export function matterPages() {
  return growPagesOptions<Matter>(['matters'], (page_token, signal) =>
    growGet('/matters', { query: { page_token }, signal }),
  );
}

export function matterQuery(id: string) {
  return queryOptions({
    queryKey: ['matter', id],
    queryFn: ({ signal }) =>
      fetchWithCustomFields((include) => growGet('/matters/{id}', { id, query: { include }, signal })),
  });
}

/** The firm's staff, which resolves assignee ids to names. */
export const staffQuery = queryOptions({
  queryKey: ['users'],
  queryFn: async ({ signal }) => (await growGet('/users', { signal })).data,
  staleTime: 15 * 60_000,
});
