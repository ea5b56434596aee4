import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { SignedIn } from '@intake-desk/desk-api/session';
import { useEffect } from 'react';
import { parentName } from '#src/features/notes/store/note-parent.ts';
import { whenFirstScreenPainted } from '#src/platform/browser/first-screen.ts';
import { subscribeToEvents, startLiveEvents } from '#src/platform/live/live-events.ts';
import { loadNotificationPreferences } from '#src/platform/preferences/notification-preferences.ts';
import { showInboxCountInTitle } from './inbox-count.ts';
import { markSessionEnded } from '#src/app/session/session-state.ts';

/**
 * Starts the desktop notifications after the first paint. They are optional: if their code fails to load, everything
 * else works without them.
 */
async function startNotices(end: AbortSignal): Promise<void> {
  await whenFirstScreenPainted();
  const notices = await import('./new-lead-notifications.ts').catch(() => null);
  if (notices === null || end.aborted) return;
  const stop = notices.notifyAboutNewLeads();
  end.addEventListener('abort', stop, { once: true });
}

/**
 * Polls the lists while there is no event stream. The code is loaded on demand; if that fails, the next call tries
 * again.
 */
function poll(client: QueryClient): void {
  import('#src/platform/lists/poll-lists.ts').then(
    ({ pollLists }) => pollLists(client),
    () => undefined,
  );
}

/** Subscribes to the firm's live events while a user is signed in. Renders nothing. */
export function LiveUpdates({ session: { personId, firm } }: { session: SignedIn }) {
  const client = useQueryClient();
  const firmId = firm.id;
  useEffect(() => {
    const stop = startLiveEvents({
      person: personId,
      firm: firmId,
      onProblem: markSessionEnded,
      onPoll: () => poll(client),
    });
    // Refetches the notes of a record when another browser, or the reconciler, has confirmed a note on it.
    const stopNotes = subscribeToEvents((event) => {
      if (event.type !== 'note-confirmed') return;
      void client.invalidateQueries({ queryKey: ['notes', parentName(event.parent)] });
    });
    const stopCount = showInboxCountInTitle();
    const end = new AbortController();
    // Loaded at once, not with the notifications: Settings stores its choices under this owner.
    const closePreferences = loadNotificationPreferences(`${firmId}.${personId}`);
    void startNotices(end.signal);
    return () => {
      end.abort();
      closePreferences();
      stop();
      stopNotes();
      stopCount();
    };
  }, [client, personId, firmId]);
  return null;
}
