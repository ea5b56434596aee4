import type { Matter } from '@intake-desk/grow-api/matter';
import type { User } from '@intake-desk/grow-api/user';
import { formatCents } from '#src/platform/format/format-number.ts';
import type { Listed } from '#src/platform/lists/mirror-patches.ts';
import { useNow } from '#src/platform/format/clock.ts';
import { absentInRow } from '#src/platform/records/redaction.ts';
import { exactTime, shortMoment } from '#src/platform/format/time.ts';
import { mattersTexts } from '#src/texts/records/matters.ts';
import { Moment } from '#src/ui/primitives/Timestamp.tsx';
import { TableRow } from '#src/ui/list/TableRow.tsx';
import { MATTER_TABLE } from './matter-columns.ts';
import styles from './MatterTable.module.css';
import { assigneesInWords, matterName } from './matter-labels.ts';
import { StageChip } from './StageChip.tsx';

interface MatterTableRowProps {
  matter: Listed<Matter>;
  staff: readonly User[] | undefined;
  /** The columns that somebody chose; null for the usual ones. */
  chosen: readonly string[] | null;
}

/** One matter on one line of the table. */
export function MatterTableRow({ matter, staff, chosen }: MatterTableRowProps) {
  const now = useNow();
  const [created, updated] = [Date.parse(matter.created_at), Date.parse(matter.updated_at)];
  return (
    <TableRow
      columns={MATTER_TABLE}
      chosen={chosen}
      className={styles.columns}
      cells={{
        name: matterName(matter),
        client: matter.client?.full_name ?? absentInRow(matter, 'client', mattersTexts.noClient),
        type: matter.type ?? absentInRow(matter, 'type', mattersTexts.noType),
        location: matter.location ?? absentInRow(matter, 'location', mattersTexts.noOffice),
        stage: <StageChip category={matter.status_category} />,
        status: matter.status ?? absentInRow(matter, 'status', mattersTexts.noStatus),
        assigned:
          assigneesInWords(matter.matter_assignee_ids, staff) ||
          absentInRow(matter, 'matter_assignee_ids', mattersTexts.nobody),
        worth: typeof matter.projected_value === 'number' ? formatCents(matter.projected_value) : '',
        created: (
          <Moment dateTime={matter.created_at} title={mattersTexts.createdAt(exactTime(created))}>
            {shortMoment(created, now)}
          </Moment>
        ),
        updated: matter.isGone ? (
          mattersTexts.gone
        ) : (
          <Moment dateTime={matter.updated_at} title={mattersTexts.changedAt(exactTime(updated))}>
            {shortMoment(updated, now)}
          </Moment>
        ),
      }}
    />
  );
}
