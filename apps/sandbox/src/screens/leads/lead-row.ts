/** A lead on the screens. */
export interface LeadRow {
  id: number;
  /** Never empty. */
  name: string;
  state: string;
  email: string | null;
  phone_number: string | null;
  source: string | null;
  from_message: string | null;
  from_source: string | null;
  created_at: string;
  updated_at: string;
}

export const SELECT_LEAD_ROW = `SELECT inbox_leads.id, state, email, phone_number, sources.name AS source, from_message, from_source,
  inbox_leads.created_at, inbox_leads.updated_at,
  coalesce(nullif(trim(coalesce(first_name, '') || ' ' || coalesce(last_name, '')), ''), 'No name') AS name
  FROM inbox_leads LEFT JOIN sources ON sources.id = marketing_source_id`;
