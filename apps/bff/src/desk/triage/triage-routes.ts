import { Router, type RequestHandler } from 'express';
import { triageAct, type TriageAnswer, type TriageBoard } from '@intake-desk/desk-api/triage';
import type { Config } from '../../config.ts';
import type { Mirror } from '../../mirror/create-mirror.ts';
import { ProblemError } from '../../problem.ts';
import { requireSession } from '../../session/require-session.ts';
import type { GrantStore } from '../../tokens/grant-store.ts';
import type { Colleagues } from './colleagues.ts';
import type { Triage } from './create-triage.ts';
import { USUAL_REASONS } from './reasons.ts';

interface Parts {
  config: Config;
  grants: GrantStore;
  mirror: Mirror | null;
  triage: Triage;
  colleagues: Colleagues;
}

/** `GET /api/desk/triage` and `POST /api/desk/triage/{lead}`: what our team does with the leads, before Clio knows of it. */
export function triageRoutes({ config, grants, mirror, triage, colleagues }: Parts): Router {
  const router = Router({ strict: true, caseSensitive: true });
  const show: RequestHandler = async (request, response) => {
    const { firm, person, grant } = requireSession(request, response, config);
    const found = await grants.load(grant);
    if (found === null) throw new ProblemError('session-expired');
    const me = { id: person, name: found.record.person.displayName };
    await colleagues.meet(firm, me);
    const answer: TriageBoard = {
      data: {
        me,
        leads: await triage.board(firm),
        reasons: [...USUAL_REASONS],
        colleagues: await colleagues.all(firm),
        changes: await triage.changesOf({ firm, person }),
      },
    };
    response.json(answer);
  };
  const act: RequestHandler<{ lead: string }> = async (request, response) => {
    const { firm, person } = requireSession(request, response, config);
    const { lead: given } = request.params;
    if (!/^\d{1,15}$/.test(given)) throw new ProblemError('not-found');
    const lead = Number(given);
    const read = triageAct.safeParse(request.body);
    if (!read.success) throw new ProblemError('bad-request', { detail: 'There is no such act.' });
    const wish = read.data;
    if (wish.act === 'hand-over' && !(await colleagues.all(firm)).some(({ id }) => id === wish.to)) {
      throw new ProblemError('bad-request', { detail: 'Nobody here has this id.' });
    }
    if (mirror !== null && mirror.of(firm).freshness('untriaged').complete) {
      if ((await mirror.store.find(firm, 'lead', lead)) === null) throw new ProblemError('not-found');
    }
    const done = await triage.act({ firm, person }, lead, wish);
    const changes = await triage.changesOf({ firm, person });
    const answer: TriageAnswer = {
      data: { triage: done.triage, change: changes.find(({ change }) => change === done.change) ?? null },
    };
    response.json(answer);
  };
  const routes = [
    ['/triage', 'GET', show],
    ['/triage/:lead', 'POST', act],
  ] as const;
  for (const [path, method, handler] of routes) {
    router.all(path, (request, response, next) => {
      response.locals['route'] = `/api/desk${path.replace(':lead', '{lead}')}`;
      if (request.method === method) return next();
      response.set('Allow', method);
      throw new ProblemError('method-not-allowed');
    });
    router[method === 'GET' ? 'get' : 'post'](path, handler as RequestHandler);
  }
  return router;
}
