import { queryOptions, useQuery } from '@tanstack/react-query';
import type { SessionView } from '@intake-desk/desk-api/session';
import { http } from '#src/platform/http.ts';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => http('/auth/session', { signal }) as Promise<SessionView>,
  staleTime: Infinity,
  gcTime: Infinity,
});

/** Who is signed in; undefined until the server has said. */
export function useSession() {
  return useQuery(sessionQuery);
}
