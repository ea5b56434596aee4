import type { Address } from '@intake-desk/grow-api/address';
import type { Contact } from '@intake-desk/grow-api/contact';
import { GrowApiError } from '../behavior/grow-api-error.ts';
import type { Call, Handlers } from './call.ts';
import { searchCondition } from './conditions.ts';
import { customFieldValues } from './custom-field-values.ts';
import { listRecords } from './list-records.ts';
import { redaction } from './redaction.ts';

interface Columns {
  id: number;
  global_id: string;
  clio_id: number | null;
  type: string;
  name: string;
  first_name: string | null;
  last_name: string | null;
  emails: string;
  phone_numbers: string;
  addresses: string;
  status: string | null;
  created_at: string;
  updated_at: string;
  matter_ids: string;
}

const SELECT = `SELECT contacts.*,
  (SELECT json_group_array(id) FROM (SELECT id FROM matters WHERE client_id = contacts.id ORDER BY id)) AS matter_ids
  FROM contacts`;

/** Handlers of contacts: people and companies of the firm. @see Grow OpenAPI, listContacts, getContact */
export const contacts: Handlers<'listContacts' | 'getContact'> = {
  listContacts: (call) => {
    const { query } = call.query;
    const conditions = typeof query === 'string' ? [searchCondition(query, 'contacts')] : [];
    const render = (row: Columns) => contactRecord(row, call);
    return listRecords(call, { select: SELECT, table: 'contacts', conditions, render });
  },
  getContact: (call) => {
    const { caller, ids, sql } = call;
    const row = sql.get<Columns>(`${SELECT} WHERE contacts.id = ? AND firm_id = ?`, ids.id ?? 0, caller.firm);
    if (row === undefined) throw new GrowApiError(404, 'The contact was not found.');
    return { data: contactRecord(row, call) };
  },
};

function contactRecord(row: Columns, call: Call): Contact {
  const { redacted, ...custom } = customFieldValues(call, 'Contact', row.id);
  return {
    id: row.id,
    global_id: row.global_id,
    clio_id: row.clio_id,
    name: row.name,
    first_name: row.first_name,
    last_name: row.last_name,
    emails: JSON.parse(row.emails) as string[],
    phone_numbers: JSON.parse(row.phone_numbers) as string[],
    type: row.type,
    status: row.status,
    matters: (JSON.parse(row.matter_ids) as number[]).map((id) => ({ id })),
    addresses: JSON.parse(row.addresses) as Address[],
    created_at: row.created_at,
    updated_at: row.updated_at,
    ...custom,
    ...redaction(redacted),
  };
}
