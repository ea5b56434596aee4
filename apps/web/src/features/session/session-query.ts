import { queryOptions, useQuery } from '@tanstack/react-query';
import type { SessionView } from '@intake-desk/desk-api/session';
import { http } from '#src/platform/http/http.ts';

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

/**
 * Where signing in starts. A plain link, not a fetch: Grow's consent page needs a navigation.
 * @param returnTo own-origin path to come back to
 */
export function signInAddress(returnTo: string): string {
  return `/auth/login?returnTo=${encodeURIComponent(returnTo)}`;
}
