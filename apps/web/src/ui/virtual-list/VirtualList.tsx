import { useEffect, useImperativeHandle, useLayoutEffect, useRef, useState, type MouseEvent } from 'react';
import { afterPaint } from '#src/ui/rendering/after-paint.ts';
import { findRow, useRowSelection } from './selection.ts';
import { ListRow } from './ListRow.tsx';
import { handleListKey, useActiveRow, useRowFocus } from './use-row-focus.ts';
import { saveScrollPosition, scrollPositionOf } from './scroll-memory.ts';
import { useInfiniteScroll, usePendingRow } from './use-pending-row.ts';
import { bringInSight, useStillRows, useVirtualRows } from './use-virtual-rows.ts';
import { useInitialRow, useRestoredPosition } from './use-restored-position.ts';
import styles from './VirtualList.module.css';
import type { VirtualListProps } from './virtual-list-props.ts';

/**
 * A long list that renders only the visible rows. One Tab stop; arrows, Page Up and Down, Home, End and the cursor move
 * inside.
 */
export function VirtualList<Item>(props: VirtualListProps<Item>) {
  const { items, idOf, currentId, rowHeight, total, onNearEnd, name } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [left] = useState(() => scrollPositionOf(name));
  const [cursor, setCursor] = useState(left.cursor);
  const cursorId = cursor?.id ?? null;
  // The pressed row is marked as current at once; the record follows one frame later.
  const [pressed, setPressed] = useState<{ id: number; from: number | null } | null>(null);
  if (pressed !== null && pressed.from !== currentId) setPressed(null);
  const markedId = pressed?.from === currentId ? pressed.id : currentId;
  const rowOf = (id: number | null, near: number) =>
    id === null ? -1 : findRow(items, (item) => idOf(item) === id, near);
  const wanted = rowOf(cursorId, cursor?.index ?? 0);
  const currentIndex = rowOf(currentId, wanted);
  const cursorIndex = wanted >= 0 ? wanted : Math.max(currentIndex, 0);
  const putCursor = (id: number, index: number) => {
    if (cursor?.id === id && cursor.index === index) return;
    saveScrollPosition(name, { cursor: { id, index } });
    setCursor({ id, index });
  };
  const focusRow = useRowFocus(scroller);
  const sought = useInitialRow({
    currentId,
    isLoaded: currentIndex >= 0,
    count: items.length,
    remembered: Math.round(left.top),
    hasMore: props.hasMore,
    findOffset: props.findOffset,
    loadMore: onNearEnd,
  });

  const drawn = useVirtualRows({
    scroller,
    count: items.length,
    rowHeight,
    startsAt: left.top > 0 ? left.top : Math.max(0, currentIndex - 4),
    kept: wanted,
    onTop: (row) => {
      // Positions passed on the way to a row are not saved.
      if (sought.row === null) saveScrollPosition(name, { top: row });
    },
  });
  const tabStop = drawn.rows.includes(cursorIndex) ? cursorIndex : drawn.rows[0];

  const touch = useInfiniteScroll({
    lastRow: drawn.last,
    count: items.length,
    byButton: props.isManual,
    loadMore: onNearEnd,
  });

  const focusIndex = (index: number) => {
    const item = items[index];
    if (item === undefined) return undefined;
    putCursor(idOf(item), index);
    if (scroller.current !== null) bringInSight(scroller.current, index, rowHeight);
    focusRow(idOf(item));
    return item;
  };
  // Focus answers the key at once: record and address follow one frame later.
  const coming = useRef<() => void>(undefined);
  useEffect(() => () => coming.current?.(), []);
  const openSoon = (item: Item) => {
    coming.current = afterPaint(() => props.onOpen(item));
  };
  const awaited = usePendingRow({
    count: items.length,
    hasMore: props.hasMore,
    loadMore: onNearEnd,
    go: (index, opens) => {
      const item = focusIndex(index);
      if (item !== undefined && opens && props.opensOnMove) openSoon(item);
    },
  });
  const active = useActiveRow();
  const isPointedAt = active.rested !== null;
  useStillRows({ scroller, items, idOf, count: props.rowsOnTop, rowHeight, isPointedAt });
  useLayoutEffect(() => {
    // The focused row was removed, and focus with it: it goes to the row that took its place.
    const hasLeft = active.hasFocus && cursor !== null && wanted < 0 && document.activeElement === document.body;
    // eslint-disable-next-line react-hooks/set-state-in-effect -- follows the browser's focus, unknown during rendering
    if (hasLeft) focusIndex(Math.min(cursor.index, items.length - 1));
  });
  /** Returns the row where a step starts: the focused, else the open one, else the one left, else the first in sight. */
  const startOf = (step: 1 | -1) => {
    if (scroller.current?.contains(document.activeElement)) return cursorIndex;
    if (currentIndex >= 0) return currentIndex;
    if (wanted >= 0) return wanted;
    return Math.ceil(drawn.top()) - step;
  };
  const picking = useRowSelection({ items, idOf, isOn: props.isSelectable === true });
  useImperativeHandle(props.cursor, () => ({
    move: (step) => {
      touch();
      awaited.goTo((awaited.row() ?? startOf(step)) + step);
    },
    toggleSelected: () => picking.toggle(scroller.current?.contains(document.activeElement) ? cursorIndex : startOf(1)),
    extendSelection: (step) => {
      touch();
      const from = startOf(step);
      const to = Math.min(Math.max(from + step, 0), items.length - 1);
      picking.step(from, to);
      awaited.goTo(from + step, false);
    },
    openNext: (id) => {
      const at = rowOf(id, cursorIndex);
      const next = at < 0 ? undefined : focusIndex(at + 1 < items.length ? at + 1 : at - 1);
      if (next !== undefined) openSoon(next);
      return next !== undefined;
    },
    showFirst: () => void focusIndex(0),
    loadMore: () => awaited.goTo(items.length, false),
  }));

  useRestoredPosition({
    currentId,
    currentIndex,
    wanted,
    isRecord: sought.isRecord,
    soughtRow: sought.row !== null && sought.row < items.length ? sought.row : null,
    isSeeking: sought.row !== null,
    takesFocus: props.takesFocus,
    showRow: drawn.scrollToCenter,
    showAsLeft: () => drawn.scrollToTop(left.top),
    endSeeking: sought.giveUp,
    focusRow: (index) => {
      const item = items[index];
      if (item !== undefined) focusRow(idOf(item));
    },
    goToFirstRow: () => focusIndex(0),
    goToRecord: (id) => {
      const index = rowOf(id, cursorIndex);
      if (index >= 0) focusIndex(index);
    },
  });

  /** Returns the row in which an event occurred. */
  const rowAt = ({ target }: { target: EventTarget }): { item: Item; index: number; id: number } | null => {
    const index = Number((target as Element).closest<HTMLElement>('[data-index]')?.dataset['index'] ?? -1);
    const item = items[index];
    return item === undefined ? null : { item, index, id: idOf(item) };
  };
  const openFromClick = (event: MouseEvent) => {
    const row = rowAt(event);
    if (row === null || event.button !== 0 || (event.target as Element).closest('[data-row-actions]')) return;
    // The second click of a double click can hit a row that moved up: it is meant for the row of the first.
    if (event.detail > 1) return event.preventDefault();
    const isBox = (event.target as Element).matches('input');
    if (props.isSelectable === true && (isBox || event.shiftKey)) {
      if (!isBox) event.preventDefault();
      return event.shiftKey ? picking.upTo(row.index) : void picking.toggle(row.index);
    }
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    awaited.giveUp();
    putCursor(row.id, row.index);
    setPressed({ id: row.id, from: currentId });
    openSoon(row.item);
  };
  const actionsOf = (item: Item, id: number) => {
    // While rows are selected, actions apply to all of them.
    if (picking.isPicking) return null;
    // With a record open beside the list, shortcuts apply to that record.
    const hasKeys = active.hasFocus && currentId === null && id === cursorId;
    return hasKeys || id === active.rested ? props.renderActions?.(item, hasKeys) : null;
  };

  return (
    <div
      className={styles.scroller}
      ref={scroller}
      data-list-scroller
      onWheel={() => {
        sought.giveUp();
        touch();
      }}
      onScroll={() => {
        touch();
        active.rest(null);
      }}
      onTouchMove={touch}
      onPointerDown={sought.giveUp}
      onBlur={(event) => {
        // Focus left for something other than a row or the next page: the pending step is canceled.
        if (!event.currentTarget.contains(event.relatedTarget)) awaited.giveUp();
      }}
    >
      <ul
        role="list"
        className={styles.rows}
        // From the row height of this very render: restoring a position in pixels needs the full height at once.
        style={{ height: items.length * rowHeight }}
        aria-label={props.label}
        onKeyDown={(event) =>
          handleListKey(event, {
            touch,
            cursor: awaited.row() ?? cursorIndex,
            count: items.length,
            page: Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight),
            goTo: awaited.goTo,
          })
        }
        onPointerDown={touch}
        onClick={openFromClick}
        data-picking={picking.isPicking || undefined}
        // Selects a range of rows, not their text.
        onMouseDown={(event) => {
          if (props.isSelectable === true && event.shiftKey) event.preventDefault();
        }}
        onPointerMove={(event) => active.rest(event.pointerType === 'mouse' ? (rowAt(event)?.id ?? null) : null)}
        onPointerLeave={() => active.rest(null)}
        onBlur={active.onBlur}
        onFocus={(event) => {
          active.onFocus();
          const row = rowAt(event);
          if (row !== null) putCursor(idOf(row.item), row.index);
        }}
      >
        {drawn.rows.map((index) => {
          const item = items[index] as Item;
          const id = idOf(item);
          return (
            <ListRow
              key={id}
              item={item}
              id={id}
              index={index}
              total={total}
              height={rowHeight}
              href={props.hrefOf(item)}
              isCurrent={id === markedId}
              isTabStop={index === tabStop}
              canBeSelected={props.isSelectable === true}
              renderRow={props.renderRow}
              actions={id === currentId ? null : actionsOf(item, id)}
            />
          );
        })}
      </ul>
      {props.children}
    </div>
  );
}
