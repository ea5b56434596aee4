import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { SignedIn } from '@intake-desk/desk-api/session';
import { useEffect } from 'react';
import { parentName } from '#src/features/notes/store/note-parent.ts';
import { whenFirstScreenPainted } from '#src/platform/browser/first-screen.ts';
import { subscribeToEvents, startLiveEvents } from '#src/platform/live/live-events.ts';
import { loadNotificationPreferences } from '#src/platform/preferences/notification-preferences.ts';
import { showInboxCountInTitle } from './inbox-count.ts';
import { markSessionEnded } from '#src/app/session/session-state.ts';

/** Not needed before somebody looks elsewhere: without its code there are no notices, and all the rest goes on. */
async function startNotices(end: AbortSignal): Promise<void> {
  await whenFirstScreenPainted();
  const notices = await import('./new-lead-notifications.ts').catch(() => null);
  if (notices === null || end.aborted) return;
  const stop = notices.notifyAboutNewLeads();
  end.addEventListener('abort', stop, { once: true });
}

/** Where nothing is told, lists are asked for; the code for it comes when that is so, or with the next try. */
function poll(client: QueryClient): void {
  import('#src/platform/lists/poll-lists.ts').then(
    ({ pollLists }) => pollLists(client),
    () => undefined,
  );
}

/** Listens to what happens in the firm for as long as somebody sits at the desk. Draws nothing. */
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
    // A note that somebody else's browser, or the read-back, brought to Clio is shown where its record is open.
    const stopNotes = subscribeToEvents((event) => {
      if (event.type !== 'note-confirmed') return;
      void client.invalidateQueries({ queryKey: ['notes', parentName(event.parent)] });
    });
    const stopCount = showInboxCountInTitle();
    const end = new AbortController();
    // At once, and not with the notices: what is chosen in Settings is kept under this name.
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
