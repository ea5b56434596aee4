import { leadSource } from '@intake-desk/desk-api/lead-source';
import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import type { CsvColumn } from '#src/platform/list-export/csv.ts';

/** CSV columns of a lead. Timestamps are as Clio returns them. */
export const LEAD_CSV_COLUMNS: readonly CsvColumn<InboxLead>[] = [
  { title: 'Lead', valueOf: ({ id }) => id },
  { title: 'First name', valueOf: (lead) => lead.first_name },
  { title: 'Last name', valueOf: (lead) => lead.last_name },
  { title: 'Phone', valueOf: (lead) => lead.phone_number },
  { title: 'E-mail', valueOf: (lead) => lead.email },
  { title: 'State in Clio', valueOf: (lead) => lead.state },
  { title: 'Source', valueOf: leadSource },
  { title: 'Matter type', valueOf: (lead) => lead.matter_type?.name },
  { title: 'Location', valueOf: (lead) => lead.matter_location?.name },
  { title: 'Arrived', valueOf: (lead) => lead.created_at },
  { title: 'Last change', valueOf: (lead) => lead.updated_at },
];
