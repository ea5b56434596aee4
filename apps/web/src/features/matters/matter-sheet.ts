import type { Matter } from '@intake-desk/grow-api/matter';
import type { User } from '@intake-desk/grow-api/user';
import { formatCents } from '#src/platform/format-number.ts';
import type { SheetColumn } from '#src/platform/printed-list.ts';
import { dayOfInstant } from '#src/platform/time.ts';
import { mattersTexts } from '#src/texts/matters.ts';
import { assigneesInWords, categoryInWords, matterName } from './matter-words.ts';

const { columns: words } = mattersTexts;

/** A matter's columns on paper. */
export function matterSheet(staff: readonly User[] | undefined): readonly SheetColumn<Matter>[] {
  return [
    { label: words.id, isFigure: true, valueOf: ({ id }) => String(id) },
    { label: words.name, follows: 'name', valueOf: matterName },
    { label: words.client, follows: 'client', valueOf: ({ client }) => client?.full_name ?? '' },
    { label: words.type, follows: 'type', valueOf: ({ type }) => type ?? '' },
    { label: words.location, follows: 'location', valueOf: ({ location }) => location ?? '' },
    { label: words.stage, follows: 'stage', valueOf: (matter) => categoryInWords(matter.status_category) },
    { label: words.status, follows: 'status', valueOf: ({ status }) => status ?? '' },
    {
      label: words.assigned,
      follows: 'assigned',
      valueOf: (matter) => assigneesInWords(matter.matter_assignee_ids, staff),
    },
    {
      label: words.worth,
      follows: 'worth',
      isFigure: true,
      valueOf: ({ projected_value: cents }) => (typeof cents === 'number' ? formatCents(cents) : ''),
    },
    {
      label: words.created,
      follows: 'created',
      isFigure: true,
      valueOf: (matter) => dayOfInstant(Date.parse(matter.created_at)),
    },
    {
      label: words.updated,
      follows: 'updated',
      isFigure: true,
      valueOf: (matter) => dayOfInstant(Date.parse(matter.updated_at)),
    },
  ];
}
