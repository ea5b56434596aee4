import { queryOptions } from '@tanstack/react-query';
import { callDesk } from '#src/platform/http/desk.ts';
import { toTriageState, type TriageState } from './triage-board.ts';

/** Every lead that a team member acted on, updated by live events. */
export const triageQuery = queryOptions({
  queryKey: ['triage', 'board'],
  queryFn: async ({ signal }): Promise<TriageState> =>
    toTriageState(await callDesk('GET /api/desk/triage', { signal })),
  staleTime: Infinity,
  structuralSharing: false,
});
