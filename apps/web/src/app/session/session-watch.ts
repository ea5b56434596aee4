import type { QueryClient } from '@tanstack/react-query';
import { sessionQuery } from '#src/features/session/session-query.ts';
import { callDesk } from '#src/platform/http/desk.ts';
import { hasSessionEnded, markSessionResumed, onSessionEnded } from './session-state.ts';
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
  // A refused request may show that another person has signed in; without that, the page keeps its content.
  const stopWatching = onSessionEnded(() => void reloadForOtherPerson(queryClient));
  const compareIfVisible = () => {
    if (document.visibilityState === 'visible') compare();
  };
  const over = new AbortController();
  document.addEventListener('visibilitychange', compareIfVisible, { signal: over.signal });
  // Two windows side by side are both visible all the time.
  window.addEventListener('focus', compareIfVisible, { signal: over.signal });
  return () => {
    stopFollowing();
    stopWatching();
    over.abort();
  };
}

async function comparePerson(queryClient: QueryClient): Promise<void> {
  if (!(await reloadForOtherPerson(queryClient)) || !hasSessionEnded()) return;
  markSessionResumed();
  // Retries what failed meanwhile; data on the screen stays until it is replaced.
  void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
}

/** @returns true if the person whom this page shows is signed in */
async function reloadForOtherPerson(queryClient: QueryClient): Promise<boolean> {
  const shown = queryClient.getQueryData(sessionQuery.queryKey);
  if (!shown?.authenticated) return false;
  // This check is not user activity: it must not prolong the session.
  const now = await callDesk('GET /auth/session', { query: { slide: 'false' } }).catch(() => null);
  if (now?.authenticated !== true) return false;
  if (now.personId === shown.personId && now.firm.id === shown.firm.id) return true;
  location.reload();
  return false;
}
