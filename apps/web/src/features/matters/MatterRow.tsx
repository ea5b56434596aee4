import type { Matter } from '@intake-desk/grow-api/matter';
import { useNow } from '#src/platform/now.ts';
import type { Listed } from '#src/platform/mirror-patches.ts';
import { absentInRow } from '#src/platform/redaction.ts';
import { exactTime, shortMoment } from '#src/platform/time.ts';
import { Chip } from '#src/ui/Chip.tsx';
import { Moment } from '#src/ui/Moment.tsx';
import { Row } from '#src/ui/Row.tsx';
import { categoryInWords, matterName } from './matter-words.ts';

/** One matter in the list: what, for whom, how it stands, since when. */
export function MatterRow({ matter }: { matter: Listed<Matter> }) {
  const now = useNow();
  const created = Date.parse(matter.created_at);
  return (
    <Row
      name={matterName(matter)}
      side={
        matter.isGone ? (
          'gone from Clio'
        ) : (
          <Moment dateTime={matter.created_at} title={`Created ${exactTime(created)}`}>
            {shortMoment(created, now)}
          </Moment>
        )
      }
      wideKind
      kind={matter.type ?? absentInRow(matter, 'type', 'No type')}
      detail={matter.client?.full_name ?? absentInRow(matter, 'client', 'No client')}
      mark={
        matter.status_category && (
          <Chip
            tone={matter.status_category === 'hired' ? 'done' : matter.status_category === 'intake' ? 'known' : 'plain'}
          >
            {categoryInWords(matter.status_category)}
          </Chip>
        )
      }
    />
  );
}
