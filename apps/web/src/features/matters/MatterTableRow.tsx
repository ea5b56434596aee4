import type { Matter } from '@intake-desk/grow-api/matter';
import type { User } from '@intake-desk/grow-api/user';
import { formatCents } from '#src/platform/format/format-number.ts';
import type { ListedRecord } from '#src/platform/lists/mirror-patches.ts';
import { useNow } from '#src/platform/format/clock.ts';
import { shortAbsenceReason } from '#src/platform/records/redaction.ts';
import { formatExactTime, formatShortTime } from '#src/platform/format/time.ts';
import { mattersTexts } from '#src/texts/records/matters.ts';
import { Timestamp } from '#src/ui/primitives/Timestamp.tsx';
import { TableRow } from '#src/ui/list/TableRow.tsx';
import { MATTER_TABLE_COLUMNS } from './matter-columns.ts';
import styles from './MatterTable.module.css';
import { formatAssignees, matterName } from './matter-labels.ts';
import { StageChip } from './StageChip.tsx';

interface MatterTableRowProps {
  matter: ListedRecord<Matter>;
  staff: readonly User[] | undefined;
  /** Ids of the selected columns; null for the default ones. */
  chosen: readonly string[] | null;
}

/** One matter as a table row. */
export function MatterTableRow({ matter, staff, chosen }: MatterTableRowProps) {
  const now = useNow();
  const [created, updated] = [Date.parse(matter.created_at), Date.parse(matter.updated_at)];
  return (
    <TableRow
      columns={MATTER_TABLE_COLUMNS}
      chosen={chosen}
      className={styles.columns}
      cells={{
        name: matterName(matter),
        client: matter.client?.full_name ?? shortAbsenceReason(matter, 'client', mattersTexts.noClient),
        type: matter.type ?? shortAbsenceReason(matter, 'type', mattersTexts.noType),
        location: matter.location ?? shortAbsenceReason(matter, 'location', mattersTexts.noOffice),
        stage: <StageChip category={matter.status_category} />,
        status: matter.status ?? shortAbsenceReason(matter, 'status', mattersTexts.noStatus),
        assigned:
          formatAssignees(matter.matter_assignee_ids, staff) ||
          shortAbsenceReason(matter, 'matter_assignee_ids', mattersTexts.nobody),
        worth: typeof matter.projected_value === 'number' ? formatCents(matter.projected_value) : '',
        created: (
          <Timestamp dateTime={matter.created_at} title={mattersTexts.createdAt(formatExactTime(created))}>
            {formatShortTime(created, now)}
          </Timestamp>
        ),
        updated: matter.isGone ? (
          mattersTexts.gone
        ) : (
          <Timestamp dateTime={matter.updated_at} title={mattersTexts.changedAt(formatExactTime(updated))}>
            {formatShortTime(updated, now)}
          </Timestamp>
        ),
      }}
    />
  );
}
