import type { Matter } from '@intake-desk/grow-api/matter';
import type { User } from '@intake-desk/grow-api/user';
import type { CsvColumn } from '#src/platform/list-export/csv.ts';
import { mattersTexts } from '#src/texts/records/matters.ts';
import { formatAssignees, formatCategory, matterName } from './matter-labels.ts';
import { formatCents } from '#src/platform/format/format-number.ts';
import type { PrintColumn } from '#src/platform/list-export/print-list.ts';
import { formatDayOf } from '#src/platform/format/time.ts';
import type { TableColumn } from '#src/ui/list/TableRow.tsx';

const { file: fileTexts, columns: columnTexts } = mattersTexts;

/** CSV columns of a matter. Timestamps are as Clio returns them. */
export function matterCsvColumns(staff: readonly User[] | undefined): readonly CsvColumn<Matter>[] {
  return [
    { title: fileTexts.matter, valueOf: ({ id }) => id },
    { title: fileTexts.description, screenColumn: 'name', valueOf: ({ description }) => description },
    { title: fileTexts.client, screenColumn: 'client', valueOf: ({ client }) => client?.full_name },
    { title: fileTexts.stage, screenColumn: 'stage', valueOf: (matter) => matter.status_category },
    { title: fileTexts.status, screenColumn: 'status', valueOf: ({ status }) => status },
    { title: fileTexts.type, screenColumn: 'type', valueOf: ({ type }) => type },
    { title: fileTexts.location, screenColumn: 'location', valueOf: ({ location }) => location },
    {
      title: fileTexts.assigned,
      screenColumn: 'assigned',
      valueOf: (matter) => formatAssignees(matter.matter_assignee_ids, staff),
    },
    { title: fileTexts.worth, screenColumn: 'worth', valueOf: ({ projected_value: cents }) => amount(cents) },
    // Not a column of the table: exported only with all columns.
    { title: fileTexts.lead, screenColumn: 'lead', valueOf: (matter) => matter.inbox_lead_id },
    { title: fileTexts.hired, screenColumn: 'hired', valueOf: (matter) => matter.hired_date },
    { title: fileTexts.created, screenColumn: 'created', valueOf: (matter) => matter.created_at },
    { title: fileTexts.updated, screenColumn: 'updated', valueOf: (matter) => matter.updated_at },
  ];
}

/** Formats cents as a number that a spreadsheet can sum. */
function amount(cents: unknown): string {
  return typeof cents === 'number' ? (cents / 100).toFixed(2) : '';
}

/** Print columns of a matter. */
export function matterPrintColumns(staff: readonly User[] | undefined): readonly PrintColumn<Matter>[] {
  return [
    { label: columnTexts.id, isFigure: true, valueOf: ({ id }) => String(id) },
    { label: columnTexts.name, screenColumn: 'name', valueOf: matterName },
    { label: columnTexts.client, screenColumn: 'client', valueOf: ({ client }) => client?.full_name ?? '' },
    { label: columnTexts.type, screenColumn: 'type', valueOf: ({ type }) => type ?? '' },
    { label: columnTexts.location, screenColumn: 'location', valueOf: ({ location }) => location ?? '' },
    { label: columnTexts.stage, screenColumn: 'stage', valueOf: (matter) => formatCategory(matter.status_category) },
    { label: columnTexts.status, screenColumn: 'status', valueOf: ({ status }) => status ?? '' },
    {
      label: columnTexts.assigned,
      screenColumn: 'assigned',
      valueOf: (matter) => formatAssignees(matter.matter_assignee_ids, staff),
    },
    {
      label: columnTexts.worth,
      screenColumn: 'worth',
      isFigure: true,
      valueOf: ({ projected_value: cents }) => (typeof cents === 'number' ? formatCents(cents) : ''),
    },
    {
      label: columnTexts.created,
      screenColumn: 'created',
      isFigure: true,
      valueOf: (matter) => formatDayOf(Date.parse(matter.created_at)),
    },
    {
      label: columnTexts.updated,
      screenColumn: 'updated',
      isFigure: true,
      valueOf: (matter) => formatDayOf(Date.parse(matter.updated_at)),
    },
  ];
}

/** Columns of the matters table, from left to right. */
export const MATTER_TABLE_COLUMNS: readonly TableColumn[] = [
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
