import { queryOptions } from '@tanstack/react-query';
import type { TriageAction, TriageAnswer, TriageBoard } from '@intake-desk/desk-api/triage';
import { http } from '#src/platform/http/http.ts';
import { toTriageState, type TriageState } from './triage-board.ts';

/** Every lead that a team member acted on, updated by live events. */
export const triageQuery = queryOptions({
  queryKey: ['triage', 'board'],
  queryFn: async ({ signal }): Promise<TriageState> =>
    toTriageState((await http('/api/desk/triage', { signal })) as TriageBoard),
  staleTime: Infinity,
  structuralSharing: false,
});

/** @throws HttpProblem triage-conflict, with the lead's current triage in its members */
export async function sendTriageAction(lead: number, { act, ...body }: TriageAction): Promise<TriageAnswer> {
  const [method, place] = ENDPOINTS[act];
  const hasBody = Object.keys(body).length > 0;
  return (await http(`/api/desk/leads/${lead}/${place}`, {
    method,
    ...(hasBody ? { body } : {}),
    keepalive: true,
  })) as TriageAnswer;
}

const ENDPOINTS: Record<TriageAction['act'], [method: 'PUT' | 'POST' | 'DELETE', place: string]> = {
  claim: ['PUT', 'claim'],
  release: ['DELETE', 'claim'],
  decide: ['PUT', 'verdict'],
  withdraw: ['DELETE', 'verdict'],
  snooze: ['PUT', 'snooze'],
  wake: ['DELETE', 'snooze'],
  raise: ['PUT', 'priority'],
  lower: ['DELETE', 'priority'],
  'hand-over': ['POST', 'hand-over'],
  undo: ['POST', 'undo'],
};
