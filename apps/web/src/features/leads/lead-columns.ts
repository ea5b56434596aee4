import { leadSource } from '@intake-desk/desk-api/lead-source';
import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import type { CsvColumn } from '#src/platform/list-export/csv.ts';
import { leadsTexts } from '#src/texts/leads/leads.ts';

const { fileColumns: titles } = leadsTexts;

/** CSV columns of a lead. Timestamps are as Clio returns them. */
export const LEAD_CSV_COLUMNS: readonly CsvColumn<InboxLead>[] = [
  { title: titles.id, valueOf: ({ id }) => id },
  { title: titles.firstName, valueOf: (lead) => lead.first_name },
  { title: titles.lastName, valueOf: (lead) => lead.last_name },
  { title: titles.phone, valueOf: (lead) => lead.phone_number },
  { title: titles.email, valueOf: (lead) => lead.email },
  { title: titles.state, valueOf: (lead) => lead.state },
  { title: titles.source, valueOf: leadSource },
  { title: titles.type, valueOf: (lead) => lead.matter_type?.name },
  { title: titles.location, valueOf: (lead) => lead.matter_location?.name },
  { title: titles.arrived, valueOf: (lead) => lead.created_at },
  { title: titles.updated, valueOf: (lead) => lead.updated_at },
];
