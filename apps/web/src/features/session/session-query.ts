import { queryOptions, useQuery } from '@tanstack/react-query';
import { callDesk } from '#src/platform/http/desk.ts';
import { bindPageTo } from '#src/platform/http/page-headers.ts';
import { setFirmTimeZone } from '#src/platform/preferences/regional.ts';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => {
    const session = await callDesk('GET /auth/session', { signal });
    bindPageTo(session);
    if (session.authenticated) setFirmTimeZone(session.timeZone ?? null);
    return session;
  },
  staleTime: Infinity,
  gcTime: Infinity,
});

/** Returns the query of the current session; its data is undefined until the server has responded. */
export function useSession() {
  return useQuery(sessionQuery);
}

/**
 * Returns the URL that starts sign-in. Used as a link instead of a fetch: Grow's consent page needs a navigation.
 * @param returnTo same-origin path to return to
 */
export function signInAddress(returnTo: string): string {
  return `/auth/login?returnTo=${encodeURIComponent(returnTo)}`;
}
