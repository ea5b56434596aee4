import type { QueryClient } from '@tanstack/react-query';
import type { SessionView } from '@intake-desk/desk-api/session';
import { sessionQuery } from '#src/features/session/session-query.ts';
import { http } from '#src/platform/http/http.ts';
import { hasSessionEnded, markSessionResumed } from './session-state.ts';
import { onSessionMessage } from './sign-out.ts';

/**
 * Keeps this page to the person it was opened by. Another tab may sign out, or sign in as somebody else: what the one
 * read is never shown to the other. When the session ends and the same person signs in again elsewhere, this page goes on.
 * @returns stops watching
 */
export function watchSession(queryClient: QueryClient): () => void {
  const compare = () => void comparePerson(queryClient);
  const stopFollowing = onSessionMessage(queryClient, () => {
    if (hasSessionEnded()) compare();
  });
  const look = () => {
    if (document.visibilityState === 'visible') compare();
  };
  document.addEventListener('visibilitychange', look);
  // Two windows side by side are both visible all the time.
  window.addEventListener('focus', look);
  return () => {
    stopFollowing();
    document.removeEventListener('visibilitychange', look);
    window.removeEventListener('focus', look);
  };
}

async function comparePerson(queryClient: QueryClient): Promise<void> {
  const shown = queryClient.getQueryData(sessionQuery.queryKey);
  if (!shown?.authenticated) return;
  // Looking is no use of the desk: it must not prolong the session.
  const now = await (http('/auth/session?slide=false') as Promise<SessionView>).catch(() => shown);
  if (!now.authenticated) return;
  if (now.personId !== shown.personId || now.firm.id !== shown.firm.id) location.reload();
  else if (now !== shown && hasSessionEnded()) {
    markSessionResumed();
    // What failed meanwhile is asked again; what is on the screen stays until it is answered.
    void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
  }
}
