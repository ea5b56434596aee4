import type { MouseEvent, ReactNode } from 'react';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { useNow } from '#src/platform/format/clock.ts';
import { shortAbsenceReason } from '#src/platform/records/redaction.ts';
import { formatExactTime, formatShortTime } from '#src/platform/format/time.ts';
import { mattersTexts } from '#src/texts/records/matters.ts';
import { Timestamp } from '#src/ui/primitives/Timestamp.tsx';
import type { BoardColumn } from './matter-board-query.ts';
import type { BoardCell } from './matter-board-keys.ts';
import styles from './MatterBoard.module.css';
import { matterName } from './matter-labels.ts';
import { StageChip } from './StageChip.tsx';

interface BoardColumnViewProps {
  column: BoardColumn;
  index: number;
  /** True for the first column of its category, which shows the category's name. */
  opensCategory: boolean;
  /** The only cell in the tab order. */
  here: BoardCell;
  onPlace: (place: BoardCell) => void;
  hrefOf: (id: number) => string;
  onOpen: (id: number) => void;
  hrefOfAll: (category: string, status: string) => string;
  onOpenAll: (category: string, status: string) => void;
}

const texts = mattersTexts.board;

/** Board column with the matters of one status. */
export function BoardColumnView(props: BoardColumnViewProps) {
  const { column, index, opensCategory, here } = props;
  const { category, status, count, matters } = column;
  const now = useNow();
  const name = status ?? texts.none;
  const cell = (row: number, href: string, open: () => void, words: ReactNode) => (
    <a
      href={href}
      data-cell={`${index}-${row}`}
      tabIndex={here.column === index && here.row === row ? 0 : -1}
      onFocus={() => props.onPlace({ column: index, row })}
      onClick={(event) => plainly(event, open)}
    >
      {words}
    </a>
  );
  const all = [category ?? 'none', status ?? 'none'] as const;
  return (
    <section className={styles.column} aria-label={texts.columnLabel(name, count, formatNumber(count))}>
      <header>
        <span className={styles.category}>{opensCategory && <StageChip category={category} />}</span>
        <h2>
          <span>{name}</span> <small>{formatNumber(count)}</small>
        </h2>
      </header>
      <ul role="list">
        {matters.map((matter, row) => (
          <li key={matter.id}>
            {cell(
              row,
              props.hrefOf(matter.id),
              () => props.onOpen(matter.id),
              <>
                <span className={styles.name} translate="no">
                  {matterName(matter)}
                </span>
                <span className={styles.about}>
                  <span translate="no">
                    {matter.client?.full_name ?? shortAbsenceReason(matter, 'client', mattersTexts.noClient)}
                  </span>
                  <Timestamp
                    dateTime={matter.updated_at}
                    title={mattersTexts.changedAt(formatExactTime(Date.parse(matter.updated_at)))}
                  >
                    {formatShortTime(Date.parse(matter.updated_at), now)}
                  </Timestamp>
                </span>
              </>,
            )}
          </li>
        ))}
        {count > matters.length && (
          <li className={styles.all}>
            {cell(
              matters.length,
              props.hrefOfAll(...all),
              () => props.onOpenAll(...all),
              texts.showAll(formatNumber(count)),
            )}
          </li>
        )}
      </ul>
    </section>
  );
}

/** Opens a plain click within the app; clicks with a modifier or another button are left to the browser. */
function plainly(event: MouseEvent, open: () => void): void {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  open();
}
