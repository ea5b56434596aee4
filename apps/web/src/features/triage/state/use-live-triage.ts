import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { LeadTriage } from '@intake-desk/desk-api/triage';
import { useEffect } from 'react';
import { hasReceivedEvents, subscribeToEvents, useLiveState } from '#src/platform/live/live-events.ts';
import { triageToastTexts } from '#src/texts/triage/triage-toasts.ts';
import type { TriageState } from './triage-board.ts';
import { showToast } from './toasts.ts';
import { applyServerTriage } from './apply-server-state.ts';
import { triageQuery } from './triage-queries.ts';

/** How often the board is asked for while nothing is told, in milliseconds. */
const POLL_MS = 15_000;

/** Keeps the board up to date: by what is told, or by asking while nothing can be told. Mounted once. */
export function useLiveTriage(isTold: boolean): void {
  const client = useQueryClient();
  const isLive = useLiveState() === 'live' && isTold;
  // Asks only: whoever shows it is drawn again by itself.
  useQuery({
    ...triageQuery,
    refetchInterval: ({ state }) => (isLive && state.data !== undefined ? false : POLL_MS),
    notifyOnChangeProps: [],
  });
  useEffect(() => {
    // This comes after the first screen, and the board before it: what was told in between was heard by nobody.
    if (hasReceivedEvents()) void client.invalidateQueries({ queryKey: triageQuery.queryKey });
  }, [client]);
  useEffect(
    () =>
      subscribeToEvents((event) => {
        if (event.type === 'reset') void client.invalidateQueries({ queryKey: triageQuery.queryKey });
        // Names of reasons are part of every decision.
        if (event.type === 'reasons') void client.invalidateQueries({ queryKey: triageQuery.queryKey });
        if (event.type !== 'triage') return;
        const before = client.getQueryData(triageQuery.queryKey);
        if (before === undefined) return;
        applyServerTriage(client, event.triage);
        const words = newsFor(before, event.triage);
        if (words !== null)
          showToast({ message: words, isError: false, lead: event.triage.lead, name: '', change: null });
      }),
    [client],
  );
}

/** What a person should hear of, wherever they are: a lead that is theirs now by somebody else's hand, or back again. */
function newsFor({ leads, me }: TriageState, { lead, claim, snooze, wokeAt }: LeadTriage): string | null {
  const known = leads.get(lead);
  const wasMine = known?.claim?.by.id === me.id;
  if (claim?.by.id === me.id && !wasMine) return triageToastTexts.echo.handedToYou;
  const isBack = wokeAt !== null && snooze === null && known?.snooze?.by.id === me.id;
  return isBack ? triageToastTexts.echo.backAgain : null;
}
