import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import type { Switches } from '../behavior/switches.ts';

/** Columns of a lead, with the names of referenced records. */
export interface InboxLeadColumns {
  id: number;
  application: string | null;
  first_name: string | null;
  last_name: string | null;
  email: string | null;
  phone_number: string | null;
  state: string;
  from_message: string | null;
  from_source: string | null;
  referring_url: string | null;
  created_at: string;
  updated_at: string;
  marketing_source_id: number | null;
  marketing_source_name: string | null;
  matter_type_id: number | null;
  matter_type_name: string | null;
  matter_location_id: number | null;
  matter_location_name: string | null;
}

export const SELECT_INBOX_LEAD = `SELECT inbox_leads.*, sources.name AS marketing_source_name,
  matter_types.name AS matter_type_name, locations.name AS matter_location_name
  FROM inbox_leads LEFT JOIN sources ON sources.id = marketing_source_id
  LEFT JOIN matter_types ON matter_types.id = matter_type_id LEFT JOIN locations ON locations.id = matter_location_id`;

/**
 * Renders a lead as Grow returns it: without the texts that the caller wrote.
 * @see Grow OpenAPI (September 2026), schema `inbox_lead`; type and location are absent on accounts outside the
 *   roll-out. The state of a triaged lead is not documented (switch `triaged_lead`)
 */
export function inboxLeadRecord(row: InboxLeadColumns, switches: Switches): InboxLead {
  const { id, first_name, last_name, email, phone_number, created_at, updated_at } = row;
  const { triaged_lead: triaged } = switches.values;
  const isNamed = row.state === 'triaged' && (triaged === 'accepted' || triaged === 'rejected');
  return {
    id,
    first_name,
    last_name,
    email,
    phone_number,
    state: isNamed ? triaged : row.state,
    created_at,
    updated_at,
    marketing_source: reference(row.marketing_source_id, row.marketing_source_name),
    ...(switches.values.phased_rollout === 'present' && {
      matter_type: reference(row.matter_type_id, row.matter_type_name),
      matter_location: reference(row.matter_location_id, row.matter_location_name),
    }),
  };
}

function reference(id: number | null, name: string | null): { id: number; name: string } | null {
  return id === null || name === null ? null : { id, name };
}
