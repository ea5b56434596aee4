import { MAX_LEAD_IDS, type LeadIds } from '@intake-desk/desk-api/record-list';
import type { SignedInSession } from '../../sessions/session-data.ts';
import type { Mirror } from '../../mirror/create-mirror.ts';
import type { PageFinder } from './find-page.ts';
import { parseListQuery } from '@intake-desk/desk-api/lists/list-query';
import { listOf } from './get-list.ts';
import { triageContext, type TriageContextDeps } from './triage-context.ts';

interface Deps extends TriageContextDeps {
  mirror: Mirror;
  findPage: PageFinder;
}

/** `GET /api/desk/leads/ids?…`: all leads that pass a list's filters, for bulk actions. */
export function getLeadIds({ mirror, findPage, ...team }: Deps) {
  return async ({ session, query: given }: { session: SignedInSession; query: URLSearchParams }): Promise<LeadIds> => {
    const query = parseListQuery('lead', given);
    const index = mirror.store.index(session.firm)[listOf(query)];
    const whole = { ...query, cursor: null, limit: MAX_LEAD_IDS, wantsFacets: false };
    const { ids, next } = findPage(index, whole, await triageContext(query, session, team));
    return { data: ids, meta: { isCut: next !== null } };
  };
}
