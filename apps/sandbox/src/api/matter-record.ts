import type { Address } from '@intake-desk/grow-api/address';
import type { ClientSummary } from '@intake-desk/grow-api/client-summary';
import type { Matter } from '@intake-desk/grow-api/matter';
import type { Call } from './call.ts';
import { customFieldValues } from './custom-field-values.ts';
import { seesLead } from './lead-visibility.ts';
import { redaction } from './redaction.ts';

/** Columns of a matter, with those of referenced records. */
export interface MatterColumns {
  id: number;
  global_id: string;
  clio_id: number | null;
  description: string | null;
  inbox_lead_id: number | null;
  lead_application: string | null;
  status: string | null;
  status_category: string | null;
  is_locked: number;
  hired_date: string | null;
  type_name: string | null;
  location_name: string | null;
  assignee_ids: string;
  projected_value: number | null;
  first_letter_sent_date: string | null;
  first_appointment_created_at: string | null;
  created_at: string;
  updated_at: string;
  client_id: number | null;
  client_name: string | null;
  client_emails: string | null;
  client_phones: string | null;
  client_addresses: string | null;
}

export const SELECT_MATTER = `SELECT matters.*, inbox_leads.application AS lead_application, matter_types.name AS type_name,
  locations.name AS location_name, contacts.name AS client_name, contacts.emails AS client_emails,
  contacts.phone_numbers AS client_phones, contacts.addresses AS client_addresses
  FROM matters LEFT JOIN inbox_leads ON inbox_leads.id = matters.inbox_lead_id
  LEFT JOIN matter_types ON matter_types.id = matters.matter_type_id LEFT JOIN locations ON locations.id = matters.location_id
  LEFT JOIN contacts ON contacts.id = matters.client_id`;

/**
 * Renders a matter as Grow returns it. Its lead is redacted for applications that may not read that lead.
 * @see Grow OpenAPI (September 2026), schema `matter`; the last three fields are from the April 2026 file (switch
 *   `matter_fields`)
 */
export function matterRecord(row: MatterColumns, call: Call): Matter {
  const { redacted, ...custom } = customFieldValues(call, 'Matter', row.id);
  const hidden = row.inbox_lead_id !== null && !seesLead(call.caller, row.lead_application);
  const client = clientSummary(row);
  return {
    id: row.id,
    global_id: row.global_id,
    description: row.description,
    created_at: row.created_at,
    updated_at: row.updated_at,
    clio_id: row.clio_id,
    inbox_lead_id: hidden ? null : row.inbox_lead_id,
    hired_date: row.hired_date,
    is_locked: row.is_locked === 1,
    location: row.location_name,
    type: row.type_name,
    status: row.status,
    status_category: row.status_category,
    client,
    primary_contact: client,
    matter_assignee_ids: JSON.parse(row.assignee_ids) as number[],
    ...(call.switches.values.matter_fields === 'all' && {
      projected_value: row.projected_value,
      first_letter_sent_date: row.first_letter_sent_date,
      first_appointment_created_at: row.first_appointment_created_at,
    }),
    ...custom,
    ...redaction(hidden ? ['inbox_lead_id', ...redacted] : redacted),
  };
}

function clientSummary(row: MatterColumns): ClientSummary | null {
  if (row.client_id === null || row.client_name === null) return null;
  const first = <Item>(list: string | null): Item | null => (JSON.parse(list ?? '[]') as Item[])[0] ?? null;
  return {
    id: row.client_id,
    full_name: row.client_name,
    phone_number: first<string>(row.client_phones),
    primary_email: first<string>(row.client_emails),
    address: first<Address>(row.client_addresses),
  };
}
