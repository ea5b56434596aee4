import type { QueryClient } from '@tanstack/react-query';
import { sessionQuery } from '#src/features/session/session-query.ts';
import { callDesk } from '#src/platform/http/desk.ts';
import { hasSessionEnded, markSessionResumed } from './session-state.ts';
import { onSessionMessage } from './sign-out.ts';

/**
 * Binds this page to the user who opened it. Another tab may sign out or sign in as a different user; one user's data
 * is never shown to the other. If the session ends and the same user signs in again elsewhere, this page continues.
 * @returns stops watching
 */
export function watchSession(queryClient: QueryClient): () => void {
  const compare = () => void comparePerson(queryClient);
  const stopFollowing = onSessionMessage(queryClient, () => {
    if (hasSessionEnded()) compare();
  });
  const compareIfVisible = () => {
    if (document.visibilityState === 'visible') compare();
  };
  const over = new AbortController();
  document.addEventListener('visibilitychange', compareIfVisible, { signal: over.signal });
  // Two windows side by side are both visible all the time.
  window.addEventListener('focus', compareIfVisible, { signal: over.signal });
  return () => {
    stopFollowing();
    over.abort();
  };
}

async function comparePerson(queryClient: QueryClient): Promise<void> {
  const shown = queryClient.getQueryData(sessionQuery.queryKey);
  if (!shown?.authenticated) return;
  // This check is not user activity: it must not prolong the session.
  const now = await callDesk('GET /auth/session', { query: { slide: 'false' } }).catch(() => shown);
  if (!now.authenticated) return;
  if (now.personId !== shown.personId || now.firm.id !== shown.firm.id) location.reload();
  else if (now !== shown && hasSessionEnded()) {
    markSessionResumed();
    // Retries what failed meanwhile; data on the screen stays until it is replaced.
    void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
  }
}
