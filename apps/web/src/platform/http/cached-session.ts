import type { SessionView, SignedIn } from '@intake-desk/desk-api/session';
import { useQueryClient } from '@tanstack/react-query';

/** Who is signed in, as the server said when the page was loaded; whoever signs in anew loads it anew. Null: nobody. */
export function useCachedSession(): SignedIn | null {
  const session = useQueryClient().getQueryData<SessionView>(['session']);
  return session?.authenticated === true ? session : null;
}
