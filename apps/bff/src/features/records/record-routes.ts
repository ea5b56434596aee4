import { Router, type RequestHandler } from 'express';
import { ProblemError } from '../../problem.ts';
import type { Config } from '../../config/config.ts';
import type { Mirror } from '../../mirror/create-mirror.ts';
import { createPageFinder } from './find-page.ts';
import { refreshList } from './refresh-list.ts';
import { searchRecords } from './search-records.ts';
import { getCounts } from './get-counts.ts';
import { getLeadIds } from './get-lead-ids.ts';
import { getList } from './get-list.ts';
import { getRecord } from './get-record.ts';
import type { TriageContextDeps } from './triage-context.ts';

interface Deps extends TriageContextDeps {
  config: Config;
  mirror: Mirror;
}

/** Routes below `/api/desk` that read the mirror. */
export function recordRoutes(deps: Deps): Router {
  const router = Router({ strict: true, caseSensitive: true });
  const findPage = createPageFinder();
  const list = getList({ ...deps, findPage });
  const record = getRecord(deps);
  const routes: [path: string, method: 'GET' | 'POST', handler: RequestHandler<never>][] = [
    ['/leads', 'GET', list('lead') as RequestHandler<never>],
    ['/contacts', 'GET', list('contact') as RequestHandler<never>],
    ['/matters', 'GET', list('matter') as RequestHandler<never>],
    ['/counts', 'GET', getCounts(deps) as RequestHandler<never>],
    ['/leads/ids', 'GET', getLeadIds({ ...deps, findPage }) as RequestHandler<never>],
    ['/leads/:id', 'GET', record('lead') as RequestHandler<never>],
    ['/contacts/:id', 'GET', record('contact') as RequestHandler<never>],
    ['/matters/:id', 'GET', record('matter') as RequestHandler<never>],
    ['/search', 'GET', searchRecords(deps) as RequestHandler<never>],
    ['/refresh', 'POST', refreshList(deps) as RequestHandler<never>],
  ];
  for (const [path, method, handler] of routes) {
    router.all(path, (request, response, next) => {
      response.locals['route'] = `/api/desk${path.replace(':id', '{id}')}`;
      if (request.method === method) return next();
      response.set('Allow', method);
      throw new ProblemError('method-not-allowed');
    });
    router[method === 'GET' ? 'get' : 'post'](path, handler as RequestHandler);
  }
  return router;
}
