import type { Matter } from '@intake-desk/grow-api/matter';
import type { CsvColumn } from '#src/platform/csv.ts';

/** A matter's columns in a file. Instants are as Clio gives them. */
export const MATTER_COLUMNS: readonly CsvColumn<Matter>[] = [
  { title: 'Matter', valueOf: ({ id }) => id },
  { title: 'Description', valueOf: ({ description }) => description },
  { title: 'Client', valueOf: ({ client }) => client?.full_name },
  { title: 'Stage', valueOf: (matter) => matter.status_category },
  { title: 'Status', valueOf: ({ status }) => status },
  { title: 'Type', valueOf: ({ type }) => type },
  { title: 'Location', valueOf: ({ location }) => location },
  { title: 'Lead', valueOf: (matter) => matter.inbox_lead_id },
  { title: 'Hired', valueOf: (matter) => matter.hired_date },
  { title: 'Created', valueOf: (matter) => matter.created_at },
  { title: 'Last change', valueOf: (matter) => matter.updated_at },
];
