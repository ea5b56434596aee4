import type { QueryClient } from '@tanstack/react-query';
import { sessionQuery } from '#src/features/session/session-query.ts';
import { http } from '#src/platform/http/http.ts';

const CHANNEL = 'desk.session';

/**
 * Ends the session here, at the server and at Clio, and wipes what this browser kept.
 * @throws {HttpProblem} when the server could not be told: then the person is still signed in
 */
export async function signOut(queryClient: QueryClient): Promise<void> {
  await http('/auth/logout', { method: 'POST', body: {} });
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage('signed-out');
  channel.close();
  await forget(queryClient);
}

/** Tells the other tabs that somebody is signed in here: one whose session had ended looks who it is. */
export function broadcastSignIn(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage('signed-in');
  channel.close();
}

/** Follows what another tab tells: a sign-out, or somebody who is signed in. */
export function onSessionMessage(queryClient: QueryClient, onSignIn: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }: MessageEvent<'signed-out' | 'signed-in'>) => {
    if (data === 'signed-in') onSignIn();
    else void forget(queryClient);
  };
  return () => channel.close();
}

async function forget(queryClient: QueryClient): Promise<void> {
  // The session's own query stays: the screen hangs on it.
  queryClient.setQueryData(sessionQuery.queryKey, { authenticated: false });
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
  const { closeNewLeadStore: forgetLeads } = await import('./new-lead-store-of.ts');
  forgetLeads();
  const { closeTeamNoteStore: forgetTeamNotes } = await import('./team-note-store-of.ts');
  forgetTeamNotes();
  const { closeNoteStore: forgetNotes } = await import('./note-store-of.ts');
  await forgetNotes();
}
