import { useRef } from 'react';
import { useListCommands } from '#src/platform/list-commands.ts';
import { asOfInWords, countInWords } from '#src/platform/list-words.ts';
import { useRecordPages } from '#src/platform/record-pages.ts';
import { useRowHeight, useSideBySide } from '#src/platform/row-height.ts';
import { RecordList } from '#src/ui/RecordList.tsx';
import { StateMessage } from '#src/ui/StateMessage.tsx';
import type { ListCursor } from '#src/ui/VirtualList.tsx';
import { matterPages } from './matter-queries.ts';
import { MatterRow } from './MatterRow.tsx';

interface MatterListProps {
  currentId: number | null;
  hrefOf: (id: number) => string;
  onOpen: (id: number) => void;
  onClose: () => void;
}

/** All matters, page after page in Clio's order. */
export function MatterList({ currentId, hrefOf, onOpen, onClose }: MatterListProps) {
  const pages = useRecordPages(matterPages());
  const cursor = useRef<ListCursor>(null);
  const rowHeight = useRowHeight();
  const sideBySide = useSideBySide();
  useListCommands({ cursor, refresh: pages.refresh, close: onClose });
  return (
    <RecordList
      title="Matters"
      name="matters"
      pages={pages}
      count={countInWords(pages)}
      order="Oldest first; Clio’s API cannot search matters"
      freshness={asOfInWords(pages.asOf)}
      idOf={(matter) => matter.id}
      hrefOf={(matter) => hrefOf(matter.id)}
      renderRow={(matter) => <MatterRow matter={matter} />}
      onOpen={(matter) => onOpen(matter.id)}
      currentId={currentId}
      opensOnMove={sideBySide && currentId !== null}
      rowHeight={rowHeight}
      cursor={cursor}
      words={{
        loading: 'Asking Clio for matters',
        empty: (
          <StateMessage title="Clio shows this sign-in no matter.">
            A matter appears here once somebody accepts a lead in Clio Grow.
          </StateMessage>
        ),
        end: (
          <span>
            <strong>{countInWords(pages)} in all.</strong> That is every matter this sign-in may see.
          </span>
        ),
      }}
    />
  );
}
