import {
  defaultRangeExtractor,
  useVirtualizer,
  type Range,
  type VirtualItem,
  observeElementOffset,
  type Virtualizer,
} from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState, type RefObject, useEffect } from 'react';
import { flushSync } from 'react-dom';
import { afterPaint } from '#src/ui/rendering/after-paint.ts';

/** Rows rendered above and below the visible ones. */
const ROWS_AROUND = 12;

interface VirtualRowsOptions {
  scroller: RefObject<HTMLDivElement | null>;
  count: number;
  /** CSS pixels. */
  rowHeight: number;
  /** The row at the top at the first render; may be fractional. */
  startsAt: number;
  /** The row that is rendered wherever the list is scrolled, or −1: focus would be lost with it. */
  kept: number;
  /** Called with the row at the top whenever the list has moved. */
  onTop: (row: number) => void;
}

export interface VirtualRows {
  rows: readonly VirtualItem[];
  /** The last visible row. */
  last: number;
  /** The row at the top now. */
  top: () => number;
  /** Scrolls a row to the middle. */
  scrollToCenter: (row: number) => void;
  /** Scrolls a row to the top. */
  scrollToTop: (row: number) => void;
}

/** Returns the rendered rows of a list and its position: the visible ones, some around them, and one fixed row. */
export function useVirtualRows({ scroller, count, rowHeight, startsAt, kept, onTop }: VirtualRowsOptions): VirtualRows {
  const isPainted = useHasPainted();
  const topRow = useRef(startsAt);
  /** The height of rows on the screen. */
  const drawnHeight = useRef(rowHeight);
  const drawn = useRef<readonly VirtualItem[]>([]);
  const [observer] = useState(() =>
    observeScroll(
      () => drawn.current,
      () => drawnHeight.current,
    ),
  );
  // eslint-disable-next-line react-hooks/incompatible-library -- rows are rendered from its result in this very render
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: isPainted ? ROWS_AROUND : 1,
    // Used before the viewport is measured: otherwise the first render would have no rows.
    initialRect: { width: 0, height: innerHeight },
    rangeExtractor: (range: Range) => withRow(defaultRangeExtractor(range), kept),
    initialOffset: () => startsAt * rowHeight,
    // Rendered together with everything else that follows the paint.
    useFlushSync: false,
    observeElementOffset: observer,
    onChange: (instance) => {
      if (instance.scrollOffset === null) return;
      topRow.current = instance.scrollOffset / drawnHeight.current;
      onTop(topRow.current);
    },
  });
  const rows = virtualizer.getVirtualItems();
  useLayoutEffect(() => {
    drawn.current = rows;
  });
  useLayoutEffect(() => {
    const hasChanged = rowHeight !== drawnHeight.current;
    drawnHeight.current = rowHeight;
    // Restored by row: lower rows have already shortened the list, and the browser has moved it.
    if (hasChanged && scroller.current) scroller.current.scrollTop = topRow.current * rowHeight;
    virtualizer.measure();
  }, [virtualizer, scroller, rowHeight]);
  return {
    rows,
    last: virtualizer.range?.endIndex ?? 0,
    top: () => (virtualizer.scrollOffset ?? 0) / rowHeight,
    scrollToCenter: (row) => virtualizer.scrollToIndex(row, { align: 'center' }),
    scrollToTop: (row) => virtualizer.scrollToOffset(row * rowHeight),
  };
}

function withRow(rows: number[], row: number): number[] {
  return row < 0 || rows.includes(row) ? rows : [...rows, row].sort((one, other) => one - other);
}

/** False until the first render is on the screen: rows outside the viewport must not delay it. */
function useHasPainted(): boolean {
  const [isPainted, setIsPainted] = useState(false);
  useEffect(() => {
    const waiting = new AbortController();
    // The frame, and then the next task.
    const frame = requestAnimationFrame(() =>
      setTimeout(() => {
        if (!waiting.signal.aborted) setIsPainted(true);
      }),
    );
    return () => {
      waiting.abort();
      cancelAnimationFrame(frame);
    };
  }, []);
  return isPainted;
}

/**
 * Notifies a virtualizer of its list's offset. It does so at once if an unrendered row has become visible, otherwise
 * after the paint, which rows outside the viewport must not delay.
 * @param drawn returns the rendered rows, called at each scroll
 */
function observeScroll<Row extends Element>(
  drawn: () => readonly VirtualItem[],
  rowHeight: () => number,
): (list: Virtualizer<HTMLDivElement, Row>, notify: (offset: number, isScrolling: boolean) => void) => () => void {
  return (list, notify) => {
    let cancel = (): unknown => undefined;
    const stop = observeElementOffset(list, (offset, isScrolling) => {
      cancel();
      if (!isScrolling) return notify(offset, false);
      const height = rowHeight();
      const first = Math.max(0, Math.floor(offset / height));
      const end = Math.min(list.options.count, Math.ceil((offset + (list.scrollRect?.height ?? 0)) / height));
      const inSight = drawn().filter(({ index }) => index >= first && index < end).length;
      if (inSight < end - first) flushSync(() => notify(offset, true));
      else cancel = afterPaint(() => notify(offset, true));
    });
    return () => {
      cancel();
      stop?.();
    };
  };
}

/** Scrolls directly: the virtualizer would force a layout and check the position again in the next frame. */
export function bringInSight(scroller: HTMLElement, index: number, rowHeight: number): void {
  const { scrollTop, clientHeight } = scroller;
  const [top, bottom] = [index * rowHeight, (index + 1) * rowHeight];
  if (top < scrollTop) scroller.scrollTop = top;
  else if (bottom > scrollTop + clientHeight) scroller.scrollTop = bottom - clientHeight;
}
