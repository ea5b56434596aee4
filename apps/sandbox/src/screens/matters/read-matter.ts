import type { Sql } from '../../data/database/sql.ts';

/** A matter on the screens. */
export interface MatterFacts {
  id: number;
  description: string | null;
  clio_id: number | null;
  status: string | null;
  status_category: string | null;
  is_locked: number;
  hired_date: string | null;
  created_at: string;
  updated_at: string;
  type: string | null;
  office: string | null;
  client_id: number | null;
  client: string | null;
  /** The lead that it came from, while that lead exists. */
  lead_id: number | null;
  lead: string | null;
  /** Comma-separated names. */
  assignees: string | null;
}

const SELECT = `SELECT matters.*, matter_types.name AS type, locations.name AS office, contacts.name AS client, inbox_leads.id AS lead_id,
  trim(coalesce(inbox_leads.first_name, '') || ' ' || coalesce(inbox_leads.last_name, '')) AS lead,
  (SELECT group_concat(trim(coalesce(first_name, '') || ' ' || coalesce(last_name, '')), ', ') FROM users
    WHERE users.id IN (SELECT value FROM json_each(matters.assignee_ids))) AS assignees
  FROM matters LEFT JOIN matter_types ON matter_types.id = matters.matter_type_id
  LEFT JOIN locations ON locations.id = matters.location_id LEFT JOIN contacts ON contacts.id = client_id
  LEFT JOIN inbox_leads ON inbox_leads.id = inbox_lead_id WHERE matters.id = ? AND matters.firm_id = ?`;

/** @returns null if the firm has no such matter */
export function readMatter(sql: Sql, firm: number, id: number): MatterFacts | null {
  return sql.get<MatterFacts>(SELECT, id, firm) ?? null;
}
