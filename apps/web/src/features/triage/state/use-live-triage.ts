import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { LeadTriage } from '@intake-desk/desk-api/triage';
import { useEffect } from 'react';
import { hasReceivedEvents, subscribeToEvents, useLiveState } from '#src/platform/live/live-events.ts';
import { triageToastTexts } from '#src/texts/triage/triage-toasts.ts';
import type { TriageState } from './triage-board.ts';
import { showToast } from './toasts.ts';
import { applyServerTriage } from './apply-server-state.ts';
import { triageQuery } from './triage-queries.ts';

/** Interval in milliseconds at which triage is polled while live events are unavailable. */
const POLL_MS = 15_000;

/** Keeps the triage state current: by live events, or by polling while they are unavailable. Mounted once. */
export function useLiveTriage(isTold: boolean): void {
  const client = useQueryClient();
  const isLive = useLiveState() === 'live' && isTold;
  // Only fetches: components that show the data subscribe on their own.
  useQuery({
    ...triageQuery,
    refetchInterval: ({ state }) => (isLive && state.data !== undefined ? false : POLL_MS),
    notifyOnChangeProps: [],
  });
  useEffect(() => {
    // This mounts after the first paint, and triage is fetched before it: events in between had no subscriber.
    if (hasReceivedEvents()) void client.invalidateQueries({ queryKey: triageQuery.queryKey });
  }, [client]);
  useEffect(
    () =>
      subscribeToEvents((event) => {
        if (event.type === 'reset') void client.invalidateQueries({ queryKey: triageQuery.queryKey });
        // Every decision contains the label of its reason.
        if (event.type === 'reasons') void client.invalidateQueries({ queryKey: triageQuery.queryKey });
        if (event.type !== 'triage') return;
        const before = client.getQueryData(triageQuery.queryKey);
        if (before === undefined) return;
        applyServerTriage(client, event.triage);
        const message = newsFor(before, event.triage);
        if (message !== null) showToast({ message, isError: false, lead: event.triage.lead, name: '', change: null });
      }),
    [client],
  );
}

/**
 * Returns the message for a change that concerns this person on any page: a lead reassigned to them, or back from
 * snooze.
 */
function newsFor({ leads, me }: TriageState, { lead, claim, snooze, wokeAt }: LeadTriage): string | null {
  const known = leads.get(lead);
  const wasMine = known?.claim?.by.id === me.id;
  if (claim?.by.id === me.id && !wasMine) return triageToastTexts.echo.handedToYou;
  const isBack = wokeAt !== null && snooze === null && known?.snooze?.by.id === me.id;
  return isBack ? triageToastTexts.echo.backAgain : null;
}
