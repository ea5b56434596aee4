import type { Matter } from '@intake-desk/grow-api/matter';
import type { User } from '@intake-desk/grow-api/user';
import type { CsvColumn } from '#src/platform/list-export/csv.ts';
import { mattersTexts } from '#src/texts/records/matters.ts';
import { assigneesInWords, categoryInWords, matterName } from './matter-labels.ts';
import { formatCents } from '#src/platform/format/format-number.ts';
import type { SheetColumn } from '#src/platform/list-export/print-list.ts';
import { dayOfInstant } from '#src/platform/format/time.ts';
import type { TableColumn } from '#src/ui/list/TableRow.tsx';

const { file: fileTexts, columns: columnTexts } = mattersTexts;

/** A matter's columns in a file. Instants are as Clio gives them. */
export function matterColumns(staff: readonly User[] | undefined): readonly CsvColumn<Matter>[] {
  return [
    { title: fileTexts.matter, valueOf: ({ id }) => id },
    { title: fileTexts.description, follows: 'name', valueOf: ({ description }) => description },
    { title: fileTexts.client, follows: 'client', valueOf: ({ client }) => client?.full_name },
    { title: fileTexts.stage, follows: 'stage', valueOf: (matter) => matter.status_category },
    { title: fileTexts.status, follows: 'status', valueOf: ({ status }) => status },
    { title: fileTexts.type, follows: 'type', valueOf: ({ type }) => type },
    { title: fileTexts.location, follows: 'location', valueOf: ({ location }) => location },
    {
      title: fileTexts.assigned,
      follows: 'assigned',
      valueOf: (matter) => assigneesInWords(matter.matter_assignee_ids, staff),
    },
    { title: fileTexts.worth, follows: 'worth', valueOf: ({ projected_value: cents }) => amount(cents) },
    // Not on the screen: only in a file of everything.
    { title: fileTexts.lead, follows: 'lead', valueOf: (matter) => matter.inbox_lead_id },
    { title: fileTexts.hired, follows: 'hired', valueOf: (matter) => matter.hired_date },
    { title: fileTexts.created, follows: 'created', valueOf: (matter) => matter.created_at },
    { title: fileTexts.updated, follows: 'updated', valueOf: (matter) => matter.updated_at },
  ];
}

/** A number that a spreadsheet can add up. */
function amount(cents: unknown): string {
  return typeof cents === 'number' ? (cents / 100).toFixed(2) : '';
}

/** A matter's columns on paper. */
export function matterSheet(staff: readonly User[] | undefined): readonly SheetColumn<Matter>[] {
  return [
    { label: columnTexts.id, isFigure: true, valueOf: ({ id }) => String(id) },
    { label: columnTexts.name, follows: 'name', valueOf: matterName },
    { label: columnTexts.client, follows: 'client', valueOf: ({ client }) => client?.full_name ?? '' },
    { label: columnTexts.type, follows: 'type', valueOf: ({ type }) => type ?? '' },
    { label: columnTexts.location, follows: 'location', valueOf: ({ location }) => location ?? '' },
    { label: columnTexts.stage, follows: 'stage', valueOf: (matter) => categoryInWords(matter.status_category) },
    { label: columnTexts.status, follows: 'status', valueOf: ({ status }) => status ?? '' },
    {
      label: columnTexts.assigned,
      follows: 'assigned',
      valueOf: (matter) => assigneesInWords(matter.matter_assignee_ids, staff),
    },
    {
      label: columnTexts.worth,
      follows: 'worth',
      isFigure: true,
      valueOf: ({ projected_value: cents }) => (typeof cents === 'number' ? formatCents(cents) : ''),
    },
    {
      label: columnTexts.created,
      follows: 'created',
      isFigure: true,
      valueOf: (matter) => dayOfInstant(Date.parse(matter.created_at)),
    },
    {
      label: columnTexts.updated,
      follows: 'updated',
      isFigure: true,
      valueOf: (matter) => dayOfInstant(Date.parse(matter.updated_at)),
    },
  ];
}

/** Columns of the table of matters, from left to right. */
export const MATTER_TABLE: readonly TableColumn[] = [
  { id: 'name', width: 'minmax(0, 1.7fr)', label: columnTexts.name },
  { id: 'client', width: 'minmax(0, 1.1fr)', label: columnTexts.client },
  { id: 'type', width: 'minmax(0, 1fr)', label: columnTexts.type },
  { id: 'location', width: 'minmax(0, 0.8fr)', label: columnTexts.location },
  { id: 'stage', width: '92px', label: columnTexts.stage },
  { id: 'status', width: 'minmax(0, 1.1fr)', label: columnTexts.status },
  { id: 'assigned', width: 'minmax(0, 1fr)', label: columnTexts.assigned },
  { id: 'worth', width: '84px', label: columnTexts.worth, isFigure: true },
  { id: 'created', width: '112px', label: columnTexts.created, isFigure: true },
  { id: 'updated', width: '112px', label: columnTexts.updated, isFigure: true },
];
