import type { Matter } from '@intake-desk/grow-api/matter';
import { useNow } from '#src/platform/format/clock.ts';
import type { Listed } from '#src/platform/lists/mirror-patches.ts';
import { absentInRow } from '#src/platform/records/redaction.ts';
import { exactTime, shortMoment } from '#src/platform/format/time.ts';
import { mattersTexts } from '#src/texts/records/matters.ts';
import { Moment } from '#src/ui/primitives/Timestamp.tsx';
import { Row } from '#src/ui/list/Row.tsx';
import { matterName } from './matter-labels.ts';
import { StageChip } from './StageChip.tsx';

/** One matter in the list: what, for whom, how it stands, since when. */
export function MatterRow({ matter }: { matter: Listed<Matter> }) {
  const now = useNow();
  const created = Date.parse(matter.created_at);
  return (
    <Row
      name={matterName(matter)}
      side={
        matter.isGone ? (
          mattersTexts.gone
        ) : (
          <Moment dateTime={matter.created_at} title={mattersTexts.createdAt(exactTime(created))}>
            {shortMoment(created, now)}
          </Moment>
        )
      }
      wideKind
      kind={matter.type ?? absentInRow(matter, 'type', mattersTexts.noType)}
      detail={matter.client?.full_name ?? absentInRow(matter, 'client', mattersTexts.noClient)}
      mark={matter.status_category && <StageChip category={matter.status_category} />}
    />
  );
}
