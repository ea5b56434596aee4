import type { Matter } from '@intake-desk/grow-api/matter';
import { useNow } from '#src/platform/format/clock.ts';
import type { ListedRecord } from '#src/platform/lists/mirror-patches.ts';
import { shortAbsenceReason } from '#src/platform/records/redaction.ts';
import { formatExactTime, formatShortTime } from '#src/platform/format/time.ts';
import { mattersTexts } from '#src/texts/records/matters.ts';
import { Timestamp } from '#src/ui/primitives/Timestamp.tsx';
import { Row } from '#src/ui/list/Row.tsx';
import type { FoundParts } from '#src/ui/list/SearchResultRow.tsx';
import { matterName } from './matter-labels.ts';
import { StageChip } from './StageChip.tsx';

interface MatterRowProps {
  matter: ListedRecord<Matter>;
  /** Set for a search result. */
  found?: FoundParts;
}

/** One matter in the list: name, client, type, stage and creation date. */
export function MatterRow({ matter, found }: MatterRowProps) {
  const now = useNow();
  const created = Date.parse(matter.created_at);
  return (
    <Row
      name={found?.name ?? matterName(matter)}
      side={
        matter.isGone ? (
          mattersTexts.gone
        ) : (
          <Timestamp dateTime={matter.created_at} title={mattersTexts.createdAt(formatExactTime(created))}>
            {formatShortTime(created, now)}
          </Timestamp>
        )
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
