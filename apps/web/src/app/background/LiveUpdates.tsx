import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { SignedIn } from '@intake-desk/desk-api/session';
import { useEffect } from 'react';
import { parentName } from '#src/features/notes/store/note-parent.ts';
import { firstScreen } from '#src/platform/browser/first-screen.ts';
import { subscribeLive, startLiveEvents } from '#src/platform/live/live-events.ts';
import { openNoticePreferences } from '#src/platform/preferences/notification-preferences.ts';
import { watchInboxCount } from './inbox-count.ts';
import { sessionHasEnded } from '#src/app/session/session-state.ts';

/** Not needed before somebody looks elsewhere: without its code there are no notices, and all the rest goes on. */
async function startNotices(end: AbortSignal): Promise<void> {
  await firstScreen();
  const notices = await import('./new-lead-notifications.ts').catch(() => null);
  if (notices === null || end.aborted) return;
  const stop = notices.tellOfNewLeads();
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
export function LiveDesk({ session: { personId, firm } }: { session: SignedIn }) {
  const client = useQueryClient();
  const firmId = firm.id;
  useEffect(() => {
    const stop = startLiveEvents({
      person: personId,
      firm: firmId,
      onProblem: sessionHasEnded,
      onPoll: () => poll(client),
    });
    // A note that somebody else's browser, or the read-back, brought to Clio is shown where its record is open.
    const stopNotes = subscribeLive((event) => {
      if (event.type !== 'note-confirmed') return;
      void client.invalidateQueries({ queryKey: ['notes', parentName(event.parent)] });
    });
    const stopCount = watchInboxCount();
    const end = new AbortController();
    // At once, and not with the notices: what is chosen in Settings is kept under this name.
    const closePreferences = openNoticePreferences(`${firmId}.${personId}`);
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
