import type { DeskHandlers } from '../../http/desk-router.ts';
import type { Mirror } from '../../mirror/create-mirror.ts';
import type { Permissions } from '../permissions/permissions.ts';
import { createPageFinder } from './find-page.ts';
import { getCounts } from './get-counts.ts';
import { getEarlierLeads } from './get-earlier-leads.ts';
import { getInbox } from './get-inbox.ts';
import { getLeadIds } from './get-lead-ids.ts';
import { getList } from './get-list.ts';
import { getRecord } from './get-record.ts';
import { refreshList } from './refresh-list.ts';
import { searchRecords } from './search-records.ts';
import type { TriageContextDeps } from './triage-context.ts';

interface Deps extends TriageContextDeps {
  mirror: Mirror;
  permissions: Permissions;
}

type Operations =
  | `GET /api/desk/${'leads' | 'contacts' | 'matters'}${'' | '/{id}'}`
  | `GET /api/desk/${'leads/{id}/earlier' | 'leads/ids' | 'inbox' | 'counts' | 'search'}`
  | 'POST /api/desk/refresh';

/** Operations that read the mirror. */
export function recordHandlers({ permissions, ...deps }: Deps): DeskHandlers<Operations> {
  const findPage = createPageFinder();
  const list = getList({ ...deps, findPage });
  const record = getRecord(deps.mirror);
  return {
    'GET /api/desk/leads': list('lead'),
    'GET /api/desk/contacts': list('contact'),
    'GET /api/desk/matters': list('matter'),
    'GET /api/desk/leads/{id}': (call) => record('lead', call),
    'GET /api/desk/contacts/{id}': (call) => record('contact', call),
    'GET /api/desk/matters/{id}': (call) => record('matter', call),
    ...getEarlierLeads(deps.mirror),
    ...getInbox(deps.mirror),
    'GET /api/desk/leads/ids': getLeadIds({ ...deps, findPage }),
    'GET /api/desk/counts': getCounts(deps.mirror),
    'GET /api/desk/search': searchRecords(deps),
    'POST /api/desk/refresh': refreshList(deps.mirror, permissions),
  };
}
