import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { LiveEvent } from '@intake-desk/desk-api/event';
import type { SignedIn } from '@intake-desk/desk-api/session';
import { useEffect } from 'react';
import { whenFirstScreenPainted } from '#src/platform/browser/first-screen.ts';
import { startLiveEvents } from '#src/platform/live/live-events.ts';
import { loadNotificationPreferences } from '#src/platform/preferences/notification-preferences.ts';
import { pollLists } from '#src/platform/lists/check-lists.ts';
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

/** Loads what receives every event: the inbox in memory, then the lists that may request their rows from it. */
async function loadListener(client: QueryClient, end: AbortSignal): Promise<(event: LiveEvent) => void> {
  const [{ createInboxMemory }, { createEventApplier }] = await Promise.all([
    import('./inbox-memory.ts'),
    import('./apply-event.ts'),
  ]);
  const applyToMemory = createInboxMemory(client, end);
  const applyToCache = createEventApplier(client);
  return (event) => {
    try {
      applyToMemory(event);
    } finally {
      applyToCache(event);
    }
  };
}

/** Subscribes to the firm's live events while a user is signed in. Renders nothing. */
export function LiveUpdates({ session: { personId, firm } }: { session: SignedIn }) {
  const client = useQueryClient();
  const firmId = firm.id;
  useEffect(() => {
    const end = new AbortController();
    const stop = startLiveEvents(
      { person: personId, firm: firmId, onProblem: markSessionEnded, onPoll: () => void pollLists(client) },
      () => loadListener(client, end.signal),
    );
    const stopCount = showInboxCountInTitle();
    // Loaded at once, not with the notifications: Settings stores its choices under this owner.
    const closePreferences = loadNotificationPreferences(`${firmId}.${personId}`);
    void startNotices(end.signal);
    return () => {
      end.abort();
      closePreferences();
      stop();
      stopCount();
    };
  }, [client, personId, firmId]);
  return null;
}
