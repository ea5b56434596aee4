import { useId, type ReactNode } from 'react';
import { LIST_WIDTH, setListWidth, useListWidth } from '#src/platform/preferences/pane-layout.ts';
import { PaneSeparator } from '#src/ui/primitives/PaneSeparator.tsx';
import { shellTexts } from '#src/texts/shell/shell.ts';
import styles from './SplitView.module.css';

interface SplitViewProps {
  list: ReactNode;
  record: ReactNode;
  isOpen: boolean;
  /** True if the list takes the full width while no record is open. */
  isWide?: boolean;
}

/** List and record: side by side where both fit, otherwise one of them. */
export function SplitView({ list, record, isOpen, isWide = false }: SplitViewProps) {
  const id = useId();
  return (
    <div className={styles.panes} data-open={isOpen} data-wide={isWide && !isOpen}>
      <div className={styles.list} id={id} data-pane="list">
        {list}
      </div>
      <ListSeparator list={id} />
      <div className={styles.record} data-pane="record">
        {record}
      </div>
    </div>
  );
}

function ListSeparator({ list }: { list: string }) {
  const width = useListWidth();
  return (
    <PaneSeparator
      label={shellTexts.widthOfList}
      controls={list}
      width={width}
      min={LIST_WIDTH.least}
      max={LIST_WIDTH.most}
      onWidth={setListWidth}
      onReset={() => setListWidth(null)}
    />
  );
}
