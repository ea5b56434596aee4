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

/** Rows that are drawn above and below those in sight. */
const ROWS_AROUND = 12;

interface VirtualRowsOptions {
  scroller: RefObject<HTMLDivElement | null>;
  count: number;
  /** Pixels. */
  rowHeight: number;
  /** The row at the top when the list is first drawn; a part of a row is a part of its height. */
  startsAt: number;
  /** The row that is drawn however far it is scrolled away, or −1: focus would be lost with it. */
  kept: number;
  /** Told which row is at the top, whenever the list has moved. */
  onTop: (row: number) => void;
}

export interface VirtualRows {
  rows: readonly VirtualItem[];
  /** The last row in sight. */
  last: number;
  /** The row at the top now. */
  top: () => number;
  /** Brings a row into the middle. */
  scrollToCenter: (row: number) => void;
  /** Brings a row to the top. */
  scrollToTop: (row: number) => void;
}

/** Which rows of a list exist, and where it stands: those in sight, some around them, and one that is kept. */
export function useVirtualRows({ scroller, count, rowHeight, startsAt, kept, onTop }: VirtualRowsOptions): VirtualRows {
  const isPainted = useHasPainted();
  const topRow = useRef(startsAt);
  /** The height that rows have on the screen. */
  const drawnHeight = useRef(rowHeight);
  const drawn = useRef<readonly VirtualItem[]>([]);
  const [observer] = useState(() =>
    observeScroll(
      () => drawn.current,
      () => drawnHeight.current,
    ),
  );
  // eslint-disable-next-line react-hooks/incompatible-library -- rows are drawn from what it returns in this very render
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: isPainted ? ROWS_AROUND : 1,
    // Before its room is measured: else it would be drawn without rows first.
    initialRect: { width: 0, height: innerHeight },
    rangeExtractor: (range: Range) => withRow(defaultRangeExtractor(range), kept),
    initialOffset: () => startsAt * rowHeight,
    // In one drawing with whatever else follows the paint.
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
    // By rows: lower ones have shortened the list already, and the browser has moved it.
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

/** False until what is drawn first has been on the screen: the rest, which nobody sees yet, need not hold it up. */
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
 * Tells a virtualizer where its list has got to: at once when a row has come in sight that is not drawn, and else once the screen
 * has moved, so that rows nobody sees yet do not hold it up.
 * @param drawn the rows that are, read at each scroll
 */
function observeScroll<Row extends Element>(
  drawn: () => readonly VirtualItem[],
  rowHeight: () => number,
): (list: Virtualizer<HTMLDivElement, Row>, tell: (offset: number, isScrolling: boolean) => void) => () => void {
  return (list, tell) => {
    let takeBack = (): unknown => undefined;
    const stop = observeElementOffset(list, (offset, isScrolling) => {
      takeBack();
      if (!isScrolling) return tell(offset, false);
      const height = rowHeight();
      const first = Math.max(0, Math.floor(offset / height));
      const end = Math.min(list.options.count, Math.ceil((offset + (list.scrollRect?.height ?? 0)) / height));
      const inSight = drawn().filter(({ index }) => index >= first && index < end).length;
      if (inSight < end - first) flushSync(() => tell(offset, true));
      else takeBack = afterPaint(() => tell(offset, true));
    });
    return () => {
      takeBack();
      stop?.();
    };
  };
}
