import { GrowApiError } from '../behavior/grow-api-error.ts';
import type { Handlers } from './call.ts';
import { type Condition, toId } from './conditions.ts';
import { listRecords } from './list-records.ts';
import { type MatterColumns, matterRecord, SELECT_MATTER } from './matter-record.ts';

/** Handlers of matters. @see Grow OpenAPI, listMatters, getMatter */
export const matters: Handlers<'listMatters' | 'getMatter'> = {
  listMatters: (call) => {
    const { caller, query } = call;
    const conditions: Condition[] = [];
    if (typeof query.inbox_lead_id === 'string') {
      conditions.push({ sql: 'matters.inbox_lead_id = ?', values: [toId(query.inbox_lead_id)] });
      // A filter on a hidden lead must not reveal what the matter itself redacts.
      if (!caller.scopes.has('grow_lead_inbox_all_read')) conditions.push(ownLead(caller.application));
    }
    if (query.submitted_only === 'true') conditions.push(ownLead(caller.application));
    const render = (row: MatterColumns) => matterRecord(row, call);
    return listRecords(call, { select: SELECT_MATTER, table: 'matters', conditions, render });
  },
  getMatter: (call) => {
    const { caller, ids, sql } = call;
    const where = 'matters.id = ? AND matters.firm_id = ?';
    const row = sql.get<MatterColumns>(`${SELECT_MATTER} WHERE ${where}`, ids.id ?? 0, caller.firm);
    if (row === undefined) throw new GrowApiError(404, 'The matter was not found.');
    return { data: matterRecord(row, call) };
  },
};

function ownLead(application: string): Condition {
  return { sql: 'inbox_leads.application = ?', values: [application] };
}
