import type { Matter } from '@intake-desk/grow-api/matter';
import type { User } from '@intake-desk/grow-api/user';
import type { CsvColumn } from '#src/platform/csv.ts';
import { mattersTexts } from '#src/texts/matters.ts';
import { assigneesInWords } from './matter-words.ts';

const { file: words } = mattersTexts;

/** A matter's columns in a file. Instants are as Clio gives them. */
export function matterColumns(staff: readonly User[] | undefined): readonly CsvColumn<Matter>[] {
  return [
    { title: words.matter, valueOf: ({ id }) => id },
    { title: words.description, follows: 'name', valueOf: ({ description }) => description },
    { title: words.client, follows: 'client', valueOf: ({ client }) => client?.full_name },
    { title: words.stage, follows: 'stage', valueOf: (matter) => matter.status_category },
    { title: words.status, follows: 'status', valueOf: ({ status }) => status },
    { title: words.type, follows: 'type', valueOf: ({ type }) => type },
    { title: words.location, follows: 'location', valueOf: ({ location }) => location },
    {
      title: words.assigned,
      follows: 'assigned',
      valueOf: (matter) => assigneesInWords(matter.matter_assignee_ids, staff),
    },
    { title: words.worth, follows: 'worth', valueOf: ({ projected_value: cents }) => amount(cents) },
    // Not on the screen: only in a file of everything.
    { title: words.lead, follows: 'lead', valueOf: (matter) => matter.inbox_lead_id },
    { title: words.hired, follows: 'hired', valueOf: (matter) => matter.hired_date },
    { title: words.created, follows: 'created', valueOf: (matter) => matter.created_at },
    { title: words.updated, follows: 'updated', valueOf: (matter) => matter.updated_at },
  ];
}

/** A number that a spreadsheet can add up. */
function amount(cents: unknown): string {
  return typeof cents === 'number' ? (cents / 100).toFixed(2) : '';
}
