import type { SessionView, SignedIn } from '@intake-desk/desk-api/session';
import { useQueryClient } from '@tanstack/react-query';

/**
 * Returns the person who was signed in when the page loaded; null if there is none. Another sign-in reloads the page.
 */
export function useCachedSession(): SignedIn | null {
  const session = useQueryClient().getQueryData<SessionView>(['session']);
  return session?.authenticated === true ? session : null;
}
