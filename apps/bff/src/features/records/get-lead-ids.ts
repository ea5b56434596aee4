import type { RequestHandler } from 'express';
import { MOST_IDS, type LeadIds } from '@intake-desk/desk-api/record-list';
import type { Config } from '../../config/config.ts';
import { requireSession } from '../../sessions/require-session.ts';
import type { Mirror } from '../../mirror/create-mirror.ts';
import type { PageFinder } from './find-page.ts';
import { readListQuery } from './list-query.ts';
import { mustBeOpen } from '../permissions/require-access.ts';
import { listOf, searchOf } from './get-list.ts';
import { teamFacts, type TeamParts } from './triage-context.ts';

interface Parts extends TeamParts {
  config: Config;
  mirror: Mirror;
  findPage: PageFinder;
}

/** `GET /api/desk/leads/ids?…`: all leads that a list's filters leave, for whoever does something with all of them. */
export function showLeadIds({ config, mirror, findPage, ...team }: Parts): RequestHandler {
  return async (request, response) => {
    const session = requireSession(request, response, config);
    const query = readListQuery('lead', searchOf(request.originalUrl));
    await mirror.ready();
    mustBeOpen(await mirror.access.of(session, 'lead'));
    const index = mirror.store.index(session.firm)[listOf(query)];
    const whole = { ...query, cursor: null, limit: MOST_IDS, wantsFacets: false };
    const { ids, next } = findPage(index, whole, await teamFacts(query, session, team));
    const answer: LeadIds = { data: ids, meta: { isCut: next !== null } };
    response.json(answer);
  };
}
