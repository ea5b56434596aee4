import type { TriageAction, TriageAnswer } from '@intake-desk/desk-api/triage';
import type { DeskHandlers } from '../../http/desk-router.ts';
import { ProblemError } from '../../problem.ts';
import type { SignedInSession } from '../../sessions/session-data.ts';
import type { Colleagues } from '../team/colleagues.ts';
import type { RegisterCaller } from '../team/register-caller.ts';
import type { Triage } from './create-triage.ts';
import type { Reasons } from './reasons.ts';

interface Deps {
  triage: Triage;
  colleagues: Colleagues;
  registerCaller: RegisterCaller;
  reasons: Reasons;
}

type Operations =
  | 'GET /api/desk/triage'
  | `${'PUT' | 'DELETE'} /api/desk/leads/{id}/${'claim' | 'verdict' | 'snooze' | 'priority'}`
  | `POST /api/desk/leads/{id}/${'hand-over' | 'undo'}`;

/** The triage board and the actions on a lead, none of which Clio knows about. */
export function triageHandlers({ triage, colleagues, registerCaller, reasons }: Deps): DeskHandlers<Operations> {
  const act = async (
    { session: { firm, person }, id }: { session: SignedInSession; id: number },
    action: TriageAction,
  ): Promise<TriageAnswer> => {
    const done = await triage.perform({ firm, person }, id, action);
    const changes = await triage.changesOf({ firm, person });
    return { data: done.triage, meta: { change: changes.find(({ change }) => change === done.change) ?? null } };
  };
  return {
    'GET /api/desk/triage': async ({ session }) => {
      const { firm, person } = session;
      const me = await registerCaller(session);
      return {
        data: {
          me,
          leads: await triage.board(firm),
          reasons: (await reasons.of(firm)).used,
          colleagues: await colleagues.all(firm),
          changes: await triage.changesOf({ firm, person }),
        },
      };
    },
    'PUT /api/desk/leads/{id}/claim': (request) => act(request, { act: 'claim' }),
    'DELETE /api/desk/leads/{id}/claim': (request) => act(request, { act: 'release' }),
    'PUT /api/desk/leads/{id}/verdict': (request) => act(request, { act: 'decide', ...request.body }),
    'DELETE /api/desk/leads/{id}/verdict': (request) => act(request, { act: 'withdraw' }),
    'PUT /api/desk/leads/{id}/snooze': (request) => act(request, { act: 'snooze', ...request.body }),
    'DELETE /api/desk/leads/{id}/snooze': (request) => act(request, { act: 'wake' }),
    'PUT /api/desk/leads/{id}/priority': (request) => act(request, { act: 'raise' }),
    'DELETE /api/desk/leads/{id}/priority': (request) => act(request, { act: 'lower' }),
    'POST /api/desk/leads/{id}/hand-over': async (request) => {
      const { to } = request.body;
      if (!(await colleagues.all(request.session.firm)).some(({ id }) => id === to))
        throw new ProblemError('bad-request', { detail: 'Unknown user.' });
      return act(request, { act: 'hand-over', to });
    },
    'POST /api/desk/leads/{id}/undo': (request) => act(request, { act: 'undo', ...request.body }),
  };
}
