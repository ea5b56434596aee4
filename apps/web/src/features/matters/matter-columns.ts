import type { Matter } from '@intake-desk/grow-api/matter';
import type { CsvColumn } from '#src/platform/csv.ts';
import { mattersTexts } from '#src/texts/matters.ts';

const { file: words } = mattersTexts;

/** A matter's columns in a file. Instants are as Clio gives them. */
export const MATTER_COLUMNS: readonly CsvColumn<Matter>[] = [
  { title: words.matter, valueOf: ({ id }) => id },
  { title: words.description, valueOf: ({ description }) => description },
  { title: words.client, valueOf: ({ client }) => client?.full_name },
  { title: words.stage, valueOf: (matter) => matter.status_category },
  { title: words.status, valueOf: ({ status }) => status },
  { title: words.type, valueOf: ({ type }) => type },
  { title: words.location, valueOf: ({ location }) => location },
  { title: words.lead, valueOf: (matter) => matter.inbox_lead_id },
  { title: words.hired, valueOf: (matter) => matter.hired_date },
  { title: words.created, valueOf: (matter) => matter.created_at },
  { title: words.updated, valueOf: (matter) => matter.updated_at },
];
