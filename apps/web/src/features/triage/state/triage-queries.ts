import { queryOptions } from '@tanstack/react-query';
import { callDesk } from '#src/platform/http/desk.ts';
import { expectedUpdates } from './expected-updates.ts';
import { keepChangesSince, toTriageState, type TriageState } from './triage-board.ts';

/** Every lead that a team member acted on, updated by live events. */
export const triageQuery = queryOptions({
  queryKey: ['triage', 'board'],
  queryFn: async ({ client, queryKey, signal }): Promise<TriageState> => {
    const before = client.getQueryData<TriageState>(queryKey);
    const answer = toTriageState(await callDesk('GET /api/desk/triage', { signal }));
    const now = client.getQueryData<TriageState>(queryKey);
    return before === undefined || now === undefined
      ? answer
      : keepChangesSince(before, { now, answer, isInFlight: (lead) => expectedUpdates.has(lead) });
  },
  staleTime: Infinity,
  structuralSharing: false,
});
