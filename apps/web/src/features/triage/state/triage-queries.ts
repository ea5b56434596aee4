import { queryOptions } from '@tanstack/react-query';
import type { TriageAction, TriageAnswer } from '@intake-desk/desk-api/triage';
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

/** @throws HttpProblem triage-conflict, with the lead's current triage in its members */
export function sendTriageAction(lead: number, action: TriageAction): Promise<TriageAnswer> {
  const to = { id: lead, keepalive: true };
  switch (action.act) {
    case 'claim':
      return callDesk('PUT /api/desk/leads/{id}/claim', to);
    case 'release':
      return callDesk('DELETE /api/desk/leads/{id}/claim', to);
    case 'decide': {
      const { act: _act, ...body } = action;
      return callDesk('PUT /api/desk/leads/{id}/verdict', { ...to, body });
    }
    case 'withdraw':
      return callDesk('DELETE /api/desk/leads/{id}/verdict', to);
    case 'snooze':
      return callDesk('PUT /api/desk/leads/{id}/snooze', { ...to, body: { until: action.until } });
    case 'wake':
      return callDesk('DELETE /api/desk/leads/{id}/snooze', to);
    case 'raise':
      return callDesk('PUT /api/desk/leads/{id}/priority', to);
    case 'lower':
      return callDesk('DELETE /api/desk/leads/{id}/priority', to);
    case 'hand-over':
      return callDesk('POST /api/desk/leads/{id}/hand-over', { ...to, body: { to: action.to } });
    case 'undo':
      return callDesk('POST /api/desk/leads/{id}/undo', { ...to, body: { change: action.change } });
  }
}
