import type { RequestHandler } from 'express';
import { MAX_LEAD_IDS, type LeadIds } from '@intake-desk/desk-api/record-list';
import type { Config } from '../../config/config.ts';
import { requireSession } from '../../sessions/require-session.ts';
import type { Mirror } from '../../mirror/create-mirror.ts';
import type { PageFinder } from './find-page.ts';
import { parseListQuery } from './list-query.ts';
import { requireAccess } from '../permissions/require-access.ts';
import { listOf, searchOf } from './get-list.ts';
import { triageContext, type TriageContextDeps } from './triage-context.ts';

interface Deps extends TriageContextDeps {
  config: Config;
  mirror: Mirror;
  findPage: PageFinder;
}

/** `GET /api/desk/leads/ids?…`: all leads that pass a list's filters, for bulk actions. */
export function getLeadIds({ config, mirror, findPage, ...team }: Deps): RequestHandler {
  return async (request, response) => {
    const session = requireSession(request, response, config);
    const query = parseListQuery('lead', searchOf(request.originalUrl));
    await mirror.ready();
    requireAccess(await mirror.access.check(session, 'lead'));
    const index = mirror.store.index(session.firm)[listOf(query)];
    const whole = { ...query, cursor: null, limit: MAX_LEAD_IDS, wantsFacets: false };
    const { ids, next } = findPage(index, whole, await triageContext(query, session, team));
    const answer: LeadIds = { data: ids, meta: { isCut: next !== null } };
    response.json(answer);
  };
}
