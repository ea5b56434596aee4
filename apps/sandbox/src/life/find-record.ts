import { ActionError } from './action-error.ts';
import type { ActionContext } from './life.ts';

/** Columns of a lead that actions need. */
export interface LeadRow {
  id: number;
  firm_id: number;
  state: string;
  first_name: string | null;
  last_name: string | null;
  email: string | null;
  phone_number: string | null;
  matter_type_id: number | null;
  matter_location_id: number | null;
}

/** Columns of a contact that actions need; the lists are JSON. */
export interface ContactRow {
  id: number;
  firm_id: number;
  type: string;
  name: string;
  first_name: string | null;
  last_name: string | null;
  emails: string;
  phone_numbers: string;
  status: string | null;
}

/** Columns of a matter that actions need. */
export interface MatterRow {
  id: number;
  firm_id: number;
  clio_id: number | null;
  client_id: number | null;
  matter_type_id: number | null;
  status: string | null;
  status_category: string | null;
  is_locked: number;
}

/** A person of the firm's staff, active or not. */
export interface PersonRow {
  id: number;
  firm_id: number;
  active: number;
}

interface Rows {
  inbox_leads: LeadRow;
  contacts: ContactRow;
  matters: MatterRow;
  users: PersonRow;
}

const WORDS = { inbox_leads: 'lead', contacts: 'contact', matters: 'matter', users: 'person' };

/**
 * Reads a record that the context may access.
 * @throws ActionError 404 if it does not exist or belongs to another firm
 */
export function findRecord<Table extends keyof Rows>(
  { sql, firm }: ActionContext,
  table: Table,
  id: number,
): Rows[Table] {
  const query = `SELECT * FROM ${table} WHERE id = ? AND firm_id = coalesce(?, firm_id)`;
  const row = sql.get<Rows[Table]>(query, id, firm);
  if (row === undefined) throw new ActionError(`There is no ${WORDS[table]} ${id}.`, 404);
  return row;
}
