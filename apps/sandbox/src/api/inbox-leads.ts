import type { InboxLeadDraft } from '@intake-desk/grow-api/inbox-lead';
import { GrowApiError } from '../behavior/grow-api-error.ts';
import { modelFault } from '../behavior/validation.ts';
import { searchText } from '../data/database/search-text.ts';
import type { Call, Handlers } from './call.ts';
import { type Condition, searchCondition } from './conditions.ts';
import { type InboxLeadColumns, inboxLeadRecord, SELECT_INBOX_LEAD } from './inbox-lead-record.ts';
import { seesLead } from './lead-visibility.ts';
import { listRecords } from './list-records.ts';

/** Handlers of inbox leads. @see Grow OpenAPI, listInboxLeads, getInboxLead, createInboxLead */
export const inboxLeads: Handlers<'listInboxLeads' | 'getInboxLead' | 'createInboxLead'> = {
  listInboxLeads: (call) => {
    const { caller, query, switches } = call;
    const conditions: Condition[] = [{ sql: 'inbox_leads.state = ?', values: [String(query.state)] }];
    if (!caller.scopes.has('grow_lead_inbox_all_read')) {
      conditions.push({ sql: 'inbox_leads.application = ?', values: [caller.application] });
    }
    if (typeof query.query === 'string') conditions.push(searchCondition(query.query, 'inbox_leads'));
    const render = (row: InboxLeadColumns) => inboxLeadRecord(row, switches);
    return listRecords(call, { select: SELECT_INBOX_LEAD, table: 'inbox_leads', conditions, render });
  },

  getInboxLead: (call) => {
    const row = find(call, call.ids.id ?? 0);
    if (row === undefined || (row.state === 'triaged' && call.switches.values.triaged_lead === 'not_found')) {
      throw new GrowApiError(404, 'The inbox lead was not found.');
    }
    if (!seesLead(call.caller, row.application)) {
      if (call.switches.values.foreign_lead === 'not_found')
        throw new GrowApiError(404, 'The inbox lead was not found.');
      throw new GrowApiError(403, 'This lead came from elsewhere; reading it needs lead_inbox_all_read.');
    }
    return { data: inboxLeadRecord(row, call.switches) };
  },

  createInboxLead: (call) => {
    const id = insert(call);
    const row = find(call, id);
    if (row === undefined) throw new Error(`Lead ${id} was not kept.`);
    const { from_message, from_source, referring_url } = row;
    return { data: { ...inboxLeadRecord(row, call.switches), from_message, from_source, referring_url } };
  },
};

function find({ caller, sql }: Call, id: number): InboxLeadColumns | undefined {
  return sql.get<InboxLeadColumns>(
    `${SELECT_INBOX_LEAD} WHERE inbox_leads.id = ? AND inbox_leads.firm_id = ?`,
    id,
    caller.firm,
  );
}

function insert(call: Call<InboxLeadDraft>): number {
  const { caller, draft, sql, time, switches } = call;
  const source = existing(call, 'sources', draft.marketing_source?.id);
  if (draft.marketing_source && source === null && switches.values.unknown_marketing_source === 'refused') {
    throw modelFault(`data.marketing_source.id ${draft.marketing_source.id} does not exist.`, switches);
  }
  const email = draft.email ?? null;
  const phone = draft.phone_number ?? null;
  const search = searchText([`${draft.first_name} ${draft.last_name}`, email], [phone]);
  return sql.run(
    `INSERT INTO inbox_leads (firm_id, application, state, first_name, last_name, email, phone_number, marketing_source_id,
      matter_type_id, matter_location_id, from_message, from_source, referring_url, search, created_at, updated_at)
     VALUES (?, ?, 'untriaged', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    caller.firm,
    caller.application,
    draft.first_name,
    draft.last_name,
    email,
    phone,
    source,
    existing(call, 'matter_types', draft.matter_type?.id),
    existing(call, 'locations', draft.matter_location?.id),
    draft.from_message,
    draft.from_source,
    draft.referring_url,
    search,
    time,
    time,
  ).id;
}

/** Returns the id if the firm has such a record, otherwise null. Grow silently ignores an unknown type or location. */
function existing({ caller, sql }: Call, table: string, id: number | undefined): number | null {
  if (id === undefined) return null;
  const row = sql.get<{ id: number }>(`SELECT id FROM ${table} WHERE id = ? AND firm_id = ?`, id, caller.firm);
  return row?.id ?? null;
}
