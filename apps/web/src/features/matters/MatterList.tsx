import { useQuery } from '@tanstack/react-query';
import type { Matter } from '@intake-desk/grow-api/matter';
import { useMemo } from 'react';
import { useNow } from '#src/platform/format/clock.ts';
import { useRecordTable, type RecordColumn, type RecordTableProps } from '#src/platform/list-view/record-table.ts';
import { shortTime } from '#src/platform/format/timestamps.ts';
import { formatDayOf } from '#src/platform/format/time.ts';
import { useGrowPages } from '#src/platform/lists/grow-pages.ts';
import type { ListedRecord } from '#src/platform/lists/mirror-patches.ts';
import { shortAbsenceReason } from '#src/platform/records/redaction.ts';
import { mattersTexts } from '#src/texts/records/matters.ts';
import { RecordTable } from '#src/ui/list/RecordTable.tsx';
import { Row } from '#src/ui/list/Row.tsx';
import type { FoundParts } from '#src/ui/list/SearchResultRow.tsx';
import { Timestamp } from '#src/ui/primitives/Timestamp.tsx';
import { formatAssignees, formatCategory, matterName } from './matter-labels.ts';
import { matterPages, staffQuery } from './matter-queries.ts';
import { StageChip } from './StageChip.tsx';
import type { User } from '@intake-desk/grow-api/user';
import { formatCents } from '#src/platform/format/format-number.ts';

/** All matters: from the mirror, or page by page in Clio's order. Only the mirror can be searched. */
export function MatterList(props: RecordTableProps) {
  const { mirror } = props;
  const search = mirror ? props.search : '';
  const now = useNow();
  const growPages = useGrowPages(matterPages(), !mirror);
  const { data: staff } = useQuery({ ...staffQuery, enabled: props.isTable && (mirror || growPages.items.length > 0) });
  const table = useRecordTable({
    ...props,
    kind: 'matter',
    list: 'matters',
    title: mattersTexts.title,
    growPages,
    growOrder: mattersTexts.cannotSearch,
    canGrowSearch: false,
    search,
    table: MATTER_COLUMNS,
    fileOrder: MATTER_FILE_ORDER,
    context: useMemo(() => ({ now, staff }), [now, staff]),
  });
  return <RecordTable {...props} search={search} table={table} texts={mattersTexts} renderRow={renderMatter} />;
}

/** One matter on two lines: name, client, type, stage and creation date. @param found set for a search result */
function renderMatter(matter: ListedRecord<Matter>, { now }: { now: number }, found?: FoundParts) {
  return (
    <Row
      name={found?.name ?? matterName(matter)}
      side={
        matter.isGone ? mattersTexts.gone : <Timestamp {...shortTime(matter.created_at, now, mattersTexts.createdAt)} />
      }
      wideKind
      kind={matter.type ?? shortAbsenceReason(matter, 'type', mattersTexts.noType)}
      detail={
        found?.detail ??
        (matter.client?.full_name ? (
          <span translate="no">{matter.client.full_name}</span>
        ) : (
          shortAbsenceReason(matter, 'client', mattersTexts.noClient)
        ))
      }
      mark={
        (matter.status_category || found?.way) && (
          <>
            {found?.way}
            {matter.status_category && <StageChip category={matter.status_category} />}
          </>
        )
      }
    />
  );
}

const { file, columns, ...texts } = mattersTexts;
const day = 'calc(10 * var(--text-m))';

interface MatterContext {
  now: number;
  /** Undefined while loading. */
  staff: readonly User[] | undefined;
}

/** Order of the columns in the file. */
const MATTER_FILE_ORDER = 'id name client stage status type location assigned worth lead hired created updated'.split(
  ' ',
);

/** Columns of matters. Timestamps in the file are as Clio returns them. */
const MATTER_COLUMNS: readonly RecordColumn<Matter, MatterContext>[] = [
  {
    id: 'id',
    label: columns.id,
    isFigure: true,
    text: ({ id }) => String(id),
    fileLabel: file.matter,
    fileValue: ({ id }) => id,
  },
  {
    id: 'name',
    label: columns.name,
    width: 1.7,
    text: matterName,
    fileLabel: file.description,
    fileValue: ({ description }) => description,
  },
  {
    id: 'client',
    label: columns.client,
    width: 1.1,
    text: ({ client }) => client?.full_name,
    absent: ['client', texts.noClient],
    fileValue: ({ client }) => client?.full_name,
  },
  {
    id: 'type',
    label: columns.type,
    width: 1,
    text: ({ type }) => type,
    absent: ['type', texts.noType],
    fileValue: ({ type }) => type,
  },
  {
    id: 'location',
    label: columns.location,
    width: 0.8,
    hiddenBelow: 1260,
    text: ({ location }) => location,
    absent: ['location', texts.noOffice],
    fileLabel: file.location,
    fileValue: ({ location }) => location,
  },
  {
    id: 'stage',
    label: columns.stage,
    width: 'calc(7.1 * var(--text-m))',
    text: (matter) => formatCategory(matter.status_category),
    cell: (matter) => <StageChip category={matter.status_category} />,
    fileValue: (matter) => matter.status_category,
  },
  {
    id: 'status',
    label: columns.status,
    width: 1.1,
    text: ({ status }) => status,
    absent: ['status', texts.noStatus],
    fileValue: ({ status }) => status,
  },
  {
    id: 'assigned',
    label: columns.assigned,
    width: 1,
    hiddenBelow: 1020,
    text: (matter, { staff }) => formatAssignees(matter.matter_assignee_ids, staff),
    absent: ['matter_assignee_ids', texts.unassigned],
    fileValue: (matter, { staff }) => formatAssignees(matter.matter_assignee_ids, staff),
  },
  {
    id: 'worth',
    label: columns.worth,
    width: 'calc(6.5 * var(--text-m))',
    hiddenBelow: 1260,
    isFigure: true,
    text: ({ projected_value: cents }) => (typeof cents === 'number' ? formatCents(cents) : ''),
    // A number that a spreadsheet can sum.
    fileValue: ({ projected_value: cents }) => (typeof cents === 'number' ? (cents / 100).toFixed(2) : ''),
  },
  {
    id: 'created',
    label: columns.created,
    width: day,
    isFigure: true,
    text: (matter) => formatDayOf(Date.parse(matter.created_at)),
    cell: (matter, { now }) => <Timestamp {...shortTime(matter.created_at, now, texts.createdAt)} />,
    fileValue: (matter) => matter.created_at,
  },
  {
    id: 'updated',
    label: columns.updated,
    width: day,
    isFigure: true,
    text: (matter) => formatDayOf(Date.parse(matter.updated_at)),
    cell: (matter, { now }) =>
      matter.isGone ? texts.gone : <Timestamp {...shortTime(matter.updated_at, now, texts.changedAt)} />,
    fileValue: (matter) => matter.updated_at,
  },
  // Only in the file, and there only with all columns.
  { id: 'lead', label: file.lead, fileValue: (matter) => matter.inbox_lead_id },
  { id: 'hired', label: file.hired, fileValue: (matter) => matter.hired_date },
];
