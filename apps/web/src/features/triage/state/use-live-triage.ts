import { queryOptions, useQuery, type QueryClient } from '@tanstack/react-query';
import type { LeadTriage } from '@intake-desk/desk-api/triage';
import { asHttpProblem } from '#src/platform/http/http-problem.ts';
import { useLiveState } from '#src/platform/live/live-events.ts';
import { triageToastTexts } from '#src/texts/triage/triage-toasts.ts';
import type { TriageState } from './triage-board.ts';
import { showToast } from './toasts.ts';
import { applyServerTriage } from './apply-server-state.ts';
import { triageQuery } from './triage-queries.ts';

/** Interval in milliseconds at which triage is polled while live events are unavailable. */
const POLL_MS = 15_000;

/** Fetches the triage state, and polls it while live events are unavailable. Mounted once. */
export function useLiveTriage(isTold: boolean): void {
  const isLive = useLiveState() === 'live' && isTold;
  // Only fetches: components that show the data subscribe on their own.
  useQuery({ ...polledTriageQuery(isLive), notifyOnChangeProps: [] });
}

/** @param isLive false while live events are unavailable */
export function polledTriageQuery(isLive: boolean) {
  return queryOptions({
    ...triageQuery,
    refetchInterval: ({ state }) => ((isLive && state.data !== undefined) || isRefused(state.error) ? false : POLL_MS),
  });
}

/** Applies a change by the team to the triage state, and tells the user of what concerns them. */
export function applyTriageEvent(client: QueryClient, triage: LeadTriage): void {
  applyIfKnown(client, triage);
  // A request in flight may have been answered before the event.
  const query = client.getQueryCache().find({ queryKey: triageQuery.queryKey });
  if (query?.state.fetchStatus !== 'fetching') return;
  query.promise?.then(
    () => applyIfKnown(client, triage),
    () => undefined,
  );
}

/** A person who may not read leads: another request would be refused, too. */
function isRefused(error: Error | null): boolean {
  return error !== null && asHttpProblem(error).code === 'grow-forbidden';
}

function applyIfKnown(client: QueryClient, triage: LeadTriage): void {
  const before = client.getQueryData(triageQuery.queryKey);
  if (before === undefined) return;
  applyServerTriage(client, triage);
  const message = newsFor(before, triage);
  if (message !== null) showToast({ message, isError: false, lead: triage.lead, name: '', change: null });
}

/**
 * Returns the message for a change that concerns this person on any page: a lead reassigned to them, or back from
 * snooze.
 */
function newsFor({ leads, me }: TriageState, { lead, claim, snooze, wokeAt }: LeadTriage): string | null {
  const known = leads.get(lead);
  const wasMine = known?.claim?.by.id === me.id;
  if (claim?.by.id === me.id && !wasMine) return triageToastTexts.echo.assignedToYou;
  const isBack = wokeAt !== null && snooze === null && known?.snooze?.by.id === me.id;
  return isBack ? triageToastTexts.echo.due : null;
}
