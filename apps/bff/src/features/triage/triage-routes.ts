import { Router, type Request, type RequestHandler, type Response } from 'express';
import {
  handOverBody,
  snoozeBody,
  undoBody,
  verdictBody,
  type TriageAction,
  type TriageAnswer,
  type TriageBoard,
} from '@intake-desk/desk-api/triage';
import type { Config } from '../../config/config.ts';
import type { Mirror } from '../../mirror/create-mirror.ts';
import { ProblemError } from '../../problem.ts';
import { requireSession } from '../../sessions/require-session.ts';
import type { GrantStore } from '../../auth/oauth/grant-store.ts';
import type { Colleagues } from '../team/colleagues.ts';
import type { Triage } from './create-triage.ts';
import type { Reasons } from './reasons.ts';

interface Deps {
  config: Config;
  grants: GrantStore;
  mirror: Mirror | null;
  triage: Triage;
  colleagues: Colleagues;
  reasons: Reasons;
}

type Method = 'PUT' | 'DELETE' | 'POST';
interface Schema<Body> {
  safeParse: (given: unknown) => { success: true; data: Body } | { success: false };
}

/** Actions below `/api/desk/leads/{id}/…`, with the parser of their body. */
const ACTS: Record<string, Partial<Record<Method, (body: unknown) => TriageAction>>> = {
  claim: { PUT: () => ({ act: 'claim' }), DELETE: () => ({ act: 'release' }) },
  verdict: {
    PUT: (body) => ({ act: 'decide', ...read(verdictBody, body) }),
    DELETE: () => ({ act: 'withdraw' }),
  },
  snooze: { PUT: (body) => ({ act: 'snooze', ...read(snoozeBody, body) }), DELETE: () => ({ act: 'wake' }) },
  priority: { PUT: () => ({ act: 'raise' }), DELETE: () => ({ act: 'lower' }) },
  'hand-over': { POST: (body) => ({ act: 'hand-over', ...read(handOverBody, body) }) },
  undo: { POST: (body) => ({ act: 'undo', ...read(undoBody, body) }) },
};

/** `GET /api/desk/triage` and the triage actions below `/api/desk/leads/{id}`, none of which Clio knows about. */
export function triageRoutes({ config, grants, mirror, triage, colleagues, reasons }: Deps): Router {
  const router = Router({ strict: true, caseSensitive: true });
  const show: RequestHandler = async (request, response) => {
    const { firm, person, grant } = requireSession(request, response, config);
    const found = await grants.load(grant);
    if (found === null) throw new ProblemError('session-expired');
    const me = { id: person, name: found.record.person.displayName };
    await colleagues.upsert(firm, me);
    const answer: TriageBoard = {
      data: {
        me,
        leads: await triage.board(firm),
        reasons: (await reasons.of(firm)).used,
        colleagues: await colleagues.all(firm),
        changes: await triage.changesOf({ firm, person }),
      },
    };
    response.json(answer);
  };
  const act = async (request: Request, response: Response, given: string, action: TriageAction): Promise<void> => {
    const { firm, person } = requireSession(request, response, config);
    if (!/^\d{1,15}$/.test(given)) throw new ProblemError('not-found');
    const lead = Number(given);
    if (action.act === 'hand-over' && !(await colleagues.all(firm)).some(({ id }) => id === action.to)) {
      throw new ProblemError('bad-request', { detail: 'Nobody here has this id.' });
    }
    if (mirror !== null && mirror.syncOf(firm).freshness('untriaged').complete) {
      if ((await mirror.store.find(firm, 'lead', lead)) === null) throw new ProblemError('not-found');
    }
    const done = await triage.perform({ firm, person }, lead, action);
    const changes = await triage.changesOf({ firm, person });
    const answer: TriageAnswer = {
      data: done.triage,
      meta: { change: changes.find(({ change }) => change === done.change) ?? null },
    };
    response.json(answer);
  };
  router.all('/triage', (request, response, next) => {
    response.locals['route'] = '/api/desk/triage';
    if (request.method === 'GET') return next();
    response.set('Allow', 'GET');
    throw new ProblemError('method-not-allowed');
  });
  router.get('/triage', show);
  for (const [name, methods] of Object.entries(ACTS)) {
    router.all(`/leads/:lead/${name}`, async (request: Request<{ lead: string }>, response) => {
      response.locals['route'] = `/api/desk/leads/{id}/${name}`;
      const parseAction = methods[request.method as Method];
      if (parseAction !== undefined) {
        requireSession(request, response, config);
        return act(request, response, request.params.lead, parseAction(request.body));
      }
      response.set('Allow', Object.keys(methods).join(', '));
      throw new ProblemError('method-not-allowed');
    });
  }
  return router;
}

/** @throws ProblemError bad-request */
function read<Body>(schema: Schema<Body>, given: unknown): Body {
  const found = schema.safeParse(given);
  if (!found.success) throw new ProblemError('bad-request', { detail: 'The body is not what this act needs.' });
  return found.data;
}
