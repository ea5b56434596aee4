import type { QueryClient } from '@tanstack/react-query';
import { sessionQuery } from '#src/features/session/session-query.ts';
import { callDesk } from '#src/platform/http/desk.ts';

const CHANNEL = 'desk.session';

/**
 * Ends the session here, on the server and at Clio, and deletes the data stored in this browser.
 * @throws {HttpProblem} if the server could not be reached: the user is then still signed in
 */
export async function signOut(queryClient: QueryClient): Promise<void> {
  await callDesk('POST /auth/logout', { body: {} });
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage('signed-out');
  channel.close();
  await forget(queryClient);
}

/** Notifies the other tabs of a sign-in; a tab whose session had ended then checks who is signed in. */
export function broadcastSignIn(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage('signed-in');
  channel.close();
}

/** Handles sign-out and sign-in messages from other tabs. */
export function onSessionMessage(queryClient: QueryClient, onSignIn: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }: MessageEvent<'signed-out' | 'signed-in'>) => {
    if (data === 'signed-in') onSignIn();
    else void forget(queryClient);
  };
  return () => channel.close();
}

async function forget(queryClient: QueryClient): Promise<void> {
  // Keeps the session query, which the screen depends on.
  queryClient.setQueryData(sessionQuery.queryKey, { authenticated: false });
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
  const { closeOutgoingQueues } = await import('./outgoing-queues.ts');
  await closeOutgoingQueues();
}
