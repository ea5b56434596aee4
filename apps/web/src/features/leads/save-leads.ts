import { leadSource } from '@intake-desk/desk-api/lead-source';
import type { InboxLead, ListedLeadState } from '@intake-desk/grow-api/inbox-lead';
import type { CsvColumn } from '#src/platform/list-export/csv.ts';
import { exportListAsCsv } from '#src/platform/list-export/export-csv.ts';
import { leadPrintTexts } from '#src/texts/leads/lead-record.ts';
import { leadsTexts } from '#src/texts/leads/leads.ts';

const { fileColumns: titles } = leadPrintTexts;

/** CSV columns of a lead. Timestamps are as Clio returns them. */
const COLUMNS: readonly CsvColumn<InboxLead>[] = [
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

/** Downloads the leads of a list. @returns the outcome, in a sentence */
export function saveLeads(list: ListedLeadState, query: string): Promise<string> {
  return exportListAsCsv(leadsTexts.file, { list, query, columns: COLUMNS });
}
