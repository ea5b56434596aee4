import { useQueryClient } from '@tanstack/react-query';
import type { SignedIn } from '@intake-desk/desk-api/session';
import { useEffect } from 'react';
import { parentName } from '#src/features/notes/note-parent.ts';
import { subscribeLive, startLiveEvents } from '#src/platform/live-events.ts';
import { pollLists } from '#src/platform/poll-lists.ts';
import { watchInboxCount } from './inbox-count.ts';
import { tellOfNewLeads } from './new-lead-notices.ts';
import { sessionHasEnded } from './session-end.ts';

/** Listens to what happens in the firm for as long as somebody sits at the desk. Draws nothing. */
export function LiveDesk({ session: { personId, firm } }: { session: SignedIn }) {
  const client = useQueryClient();
  const firmId = firm.id;
  useEffect(() => {
    const stop = startLiveEvents({
      person: personId,
      firm: firmId,
      onProblem: sessionHasEnded,
      onPoll: () => void pollLists(client),
    });
    // A note that somebody else's browser, or the read-back, brought to Clio is shown where its record is open.
    const stopNotes = subscribeLive((event) => {
      if (event.type !== 'note-confirmed') return;
      void client.invalidateQueries({ queryKey: ['notes', parentName(event.parent)] });
    });
    const stopCount = watchInboxCount();
    const stopNotices = tellOfNewLeads(`${firmId}.${personId}`);
    return () => {
      stop();
      stopNotes();
      stopCount();
      stopNotices();
    };
  }, [client, personId, firmId]);
  return null;
}
