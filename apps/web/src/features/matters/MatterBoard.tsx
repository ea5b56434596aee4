import { useQuery } from '@tanstack/react-query';
import { useLayoutEffect, useRef, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { asHttpProblem } from '#src/platform/http/http-problem.ts';
import { listNoticeOf } from '#src/platform/lists/list-notices.ts';
import { hasFilters, listFilters, useFilterPanel } from '#src/platform/lists/list-filters.ts';
import { useListFacets } from '#src/platform/lists/mirror-pages.ts';
import { openFilters } from '#src/platform/list-view/list-commands.ts';
import type { ListScreenProps } from '#src/platform/list-view/list-state.ts';
import { useCommands } from '#src/platform/commands/commands.ts';
import { useMedia } from '#src/platform/browser/use-media.ts';
import { listStateTexts } from '#src/texts/lists/list-states.ts';
import { mattersTexts } from '#src/texts/records/matters.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { ListControls } from '#src/ui/list/ListControls.tsx';
import { ListNotice } from '#src/ui/list/ListNotice.tsx';
import { ListPane } from '#src/ui/list/ListPane.tsx';
import { StateMessage } from '#src/ui/primitives/StateMessage.tsx';
import { matterBoardQuery, type BoardColumn, type MatterBoardData } from './matter-board-query.ts';
import { nextBoardCell, type BoardCell } from './matter-board-keys.ts';
import styles from './MatterBoard.module.css';
import { formatCategory, matterName } from './matter-labels.ts';
import { useNow } from '#src/platform/format/clock.ts';
import { shortAbsenceReason } from '#src/platform/records/redaction.ts';
import { shortTime } from '#src/platform/format/timestamps.ts';
import { Timestamp } from '#src/ui/primitives/Timestamp.tsx';
import { StageChip } from './StageChip.tsx';

interface MatterBoardProps extends Pick<
  ListScreenProps,
  'query' | 'onQuery' | 'onClear' | 'tools' | 'hrefOf' | 'onOpen'
> {
  /** URL of the list of one column. */
  hrefOfAll: (category: string, status: string) => string;
  onOpenAll: (category: string, status: string) => void;
}

const texts = mattersTexts.board;

/** Read-only board: one column of matters per status, recently changed first. One Tab stop; arrow keys move inside. */
export function MatterBoard(props: MatterBoardProps) {
  const { query, onClear } = props;
  const { data, error, refetch, isFetching } = useQuery(matterBoardQuery(query));
  const [isFiltering, toggleFilters] = useFilterPanel(query);
  const filters = listFilters('matter', useListFacets('matters', query, isFiltering), query);
  const panel = useRef<HTMLDivElement>(null);
  const notice = listNoticeOf(data?.freshness ?? null, useNow());
  const isFiltered = hasFilters(query);
  useCommands({
    'list.refresh': () => void refetch(),
    'list.filter': () => openFilters({ filters: panel, isFiltering, toggleFilters }),
    'list.clear': isFiltered ? onClear : undefined,
  });
  const clear = isFiltered && (
    <Button onClick={onClear} command="list.clear">
      {listStateTexts.clear}
    </Button>
  );
  return (
    <ListPane
      title={mattersTexts.title}
      count={data === undefined ? '' : formatNumber(data.total)}
      order={texts.truth}
      tools={props.tools}
      notice={
        <>
          {data && error && <ListNotice tone="warning">{asHttpProblem(error).message}</ListNotice>}
          {notice && <ListNotice tone={notice.tone}>{notice.words}</ListNotice>}
        </>
      }
      controls={
        <ListControls
          ranked={texts.truth}
          filters={filters}
          onFilter={props.onQuery}
          isOpen={isFiltering}
          onToggle={toggleFilters}
          panelRef={panel}
        >
          {clear}
        </ListControls>
      }
      onRefresh={() => void refetch()}
      isRefreshing={isFetching && data !== undefined}
    >
      {data !== undefined ? (
        data.columns.length === 0 ? (
          <StateMessage title={texts.empty} actions={clear}>
            {texts.truth}
          </StateMessage>
        ) : (
          <Columns board={data} {...props} />
        )
      ) : error ? (
        <StateMessage
          title={asHttpProblem(error).message}
          actions={<Button onClick={() => void refetch()}>{texts.retry}</Button>}
          urgent
        >
          {asHttpProblem(error).refusal ?? ''}
        </StateMessage>
      ) : (
        <p className={styles.loading} role="status">
          {texts.loading}
        </p>
      )}
    </ListPane>
  );
}

function Columns({ board, ...props }: MatterBoardProps & { board: MatterBoardData }) {
  const isPhone = useMedia('(max-width: 639px)');
  const [place, setPlace] = useState<BoardCell>({ column: 0, row: 0 });
  const root = useRef<HTMLDivElement>(null);
  const goesTo = useRef<BoardCell | null>(null);
  const lengths = board.columns.map(({ matters, count }) => matters.length + (count > matters.length ? 1 : 0));
  const column = Math.min(place.column, lengths.length - 1);
  const here = { column, row: Math.min(place.row, (lengths[column] ?? 1) - 1) };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.metaKey || event.ctrlKey || event.altKey || event.target instanceof HTMLSelectElement) return;
    const next = nextBoardCell(event.key, here, lengths);
    if (next === null) return;
    event.preventDefault();
    setPlace(next);
    goesTo.current = next;
  };
  // Focuses after rendering: on a phone the target column is not in the DOM before.
  useLayoutEffect(() => {
    const to = goesTo.current;
    goesTo.current = null;
    if (to !== null) root.current?.querySelector<HTMLElement>(`[data-cell="${to.column}-${to.row}"]`)?.focus();
  });
  const shown = isPhone ? board.columns.filter((_, index) => index === column) : board.columns;
  return (
    <div className={styles.board} role="group" aria-label={texts.title} ref={root} onKeyDown={onKeyDown}>
      <p className="visually-hidden">{texts.keys}</p>
      {isPhone && (
        <label className={styles.choose}>
          <span>{texts.column}</span>
          <select value={column} onChange={(event) => setPlace({ column: Number(event.target.value), row: 0 })}>
            {board.columns.map(({ category, status, count }, index) => (
              <option key={`${category}/${status}`} value={index}>
                {texts.option(formatCategory(category), status ?? texts.none, formatNumber(count))}
              </option>
            ))}
          </select>
        </label>
      )}
      <div className={styles.columns}>
        {shown.map((one) => {
          const index = board.columns.indexOf(one);
          return (
            <BoardColumnView
              key={`${one.category}/${one.status}`}
              column={one}
              index={index}
              opensCategory={isPhone || board.columns[index - 1]?.category !== one.category}
              here={here}
              onPlace={setPlace}
              {...props}
            />
          );
        })}
      </div>
    </div>
  );
}

interface BoardColumnViewProps extends MatterBoardProps {
  column: BoardColumn;
  index: number;
  /** True for the first column of its category, which shows the category's name. */
  opensCategory: boolean;
  /** The only cell in the tab order. */
  here: BoardCell;
  onPlace: (place: BoardCell) => void;
}

/** Board column with the matters of one status. */
function BoardColumnView(props: BoardColumnViewProps) {
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
                  <span className="cut" translate="no">
                    {matter.client?.full_name ?? shortAbsenceReason(matter, 'client', mattersTexts.noClient)}
                  </span>
                  <Timestamp {...shortTime(matter.updated_at, now, mattersTexts.changedAt)} />
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
