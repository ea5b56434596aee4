import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { afterPaint } from '#src/ui/rendering/after-paint.ts';
import { findRow } from './selection.ts';

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

/** What the list shows, in rows, so that the same rows stay at the top at any row height. */
interface View {
  /** The row at the top; may be fractional. */
  top: number;
  /** Height of the list in CSS pixels. */
  height: number;
}

export interface VirtualRows {
  /** Indices of the rendered rows, ascending. */
  rows: readonly number[];
  /** The last visible row. */
  last: number;
  /** Returns the row at the top now. */
  top: () => number;
  /** Scrolls a row to the middle. */
  scrollToCenter: (row: number) => void;
  /** Scrolls a row to the top. */
  scrollToTop: (row: number) => void;
}

/**
 * Returns the rendered rows of a list and its position: the visible ones, some around them, and one fixed row. All rows
 * have one height, so that a row's place is its index times that height.
 */
export function useVirtualRows({ scroller, count, rowHeight, startsAt, kept, onTop }: VirtualRowsOptions): VirtualRows {
  const around = useHasPainted() ? ROWS_AROUND : 1;
  // Until the list is measured, the window's height: otherwise the first render would have no rows.
  const [rendered, setRendered] = useState<View>({ top: startsAt, height: innerHeight });
  const inSight = visibleRows(rendered, rowHeight, count);
  const drawn = { first: Math.max(0, inSight.first - around), last: Math.min(count - 1, inSight.last + around) };
  /** As of now, while rendering may follow later. */
  const view = useRef(rendered);
  const latest = useRef({ count, rowHeight, inSight, drawn, onTop });
  useLayoutEffect(() => {
    const isResized = latest.current.rowHeight !== rowHeight;
    latest.current = { count, rowHeight, inSight, drawn, onTop };
    // Restored by row: lower rows have already shortened the list, and the browser has moved it.
    if (isResized) scroller.current?.scrollTo({ top: view.current.top * rowHeight });
  });
  useLayoutEffect(() => {
    const list = scroller.current;
    if (list === null) return undefined;
    if (view.current.top > 0) list.scrollTo({ top: view.current.top * latest.current.rowHeight });
    let cancel = (): unknown => undefined;
    const render = () => setRendered(view.current);
    const onScroll = () => {
      cancel();
      const { count, rowHeight, inSight, drawn, onTop } = latest.current;
      view.current = { ...view.current, top: list.scrollTop / rowHeight };
      onTop(view.current.top);
      const { first, last } = visibleRows(view.current, rowHeight, count);
      if (first < drawn.first || last > drawn.last) flushSync(render);
      // Rows outside the viewport must not delay the paint.
      else if (first !== inSight.first || last !== inSight.last) cancel = afterPaint(render);
    };
    // Called at once with the first size, without a layout of its own.
    const sizes = new ResizeObserver(() => {
      view.current = { ...view.current, height: list.clientHeight };
      render();
    });
    sizes.observe(list);
    list.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      cancel();
      sizes.disconnect();
      list.removeEventListener('scroll', onScroll);
    };
  }, [scroller]);
  const scrollToTop = (row: number) => scroller.current?.scrollTo({ top: row * rowHeight });
  return {
    rows: indices(drawn, kept < count ? kept : -1),
    last: inSight.last,
    top: () => view.current.top,
    scrollToCenter: (row) => scrollToTop(row + 0.5 - (scroller.current?.clientHeight ?? 0) / rowHeight / 2),
    scrollToTop,
  };
}

interface RowRange {
  first: number;
  last: number;
}

/** Returns the rows in sight: from 0 to −1 in an empty list. */
export function visibleRows({ top, height }: View, rowHeight: number, count: number): RowRange {
  const first = Math.max(0, Math.min(Math.floor(top), count - 1));
  return { first, last: Math.min(count - 1, Math.max(first, Math.ceil(top + height / rowHeight) - 1)) };
}

/** Returns the rows of a range, and one row outside of it; −1 for none. */
export function indices({ first, last }: RowRange, kept: number): number[] {
  const rows = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  if (kept < 0 || (kept >= first && kept <= last)) return rows;
  return kept < first ? [kept, ...rows] : [...rows, kept];
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

/** Scrolls as little as possible until a row is in sight. */
export function bringInSight(scroller: HTMLElement, index: number, rowHeight: number): void {
  const { scrollTop, clientHeight } = scroller;
  const [top, bottom] = [index * rowHeight, (index + 1) * rowHeight];
  if (top < scrollTop) scroller.scrollTop = top;
  else if (bottom > scrollTop + clientHeight) scroller.scrollTop = bottom - clientHeight;
}

interface StillRowsOptions<Item> {
  scroller: RefObject<HTMLElement | null>;
  items: readonly Item[];
  idOf: (item: Item) => number;
  /** Number of rows of the section on top. */
  count: number;
  rowHeight: number;
  /** True if the pointer rests on a row. */
  isPointedAt: boolean;
}

/**
 * Keeps the rows in sight where they are when rows appear in the section above them, unless the list is at its top and
 * no pointer rests on a row: then the new rows are what the user sees first.
 */
export function useStillRows<Item>(options: StillRowsOptions<Item>): void {
  const { scroller, items, idOf, count, rowHeight, isPointedAt } = options;
  const previous = useRef({ items, count });
  useLayoutEffect(() => {
    const list = scroller.current;
    const before = previous.current;
    previous.current = { items, count };
    if (list === null || count <= before.count || (list.scrollTop === 0 && !isPointedAt)) return;
    // The heading of the section appeared above the list.
    const heading = before.count === 0 ? list.parentElement?.querySelector<HTMLElement>('[data-section]') : null;
    // The first row in sight that has not moved into the section itself.
    const from = Math.floor(list.scrollTop / rowHeight);
    for (const [at, row] of before.items.slice(from).entries()) {
      const index = findRow(items, (item) => idOf(item) === idOf(row), from + at);
      if (index < count) continue;
      const moved = (index - from - at) * rowHeight + (heading?.offsetHeight ?? 0);
      list.scrollBy({ top: moved, behavior: 'instant' });
      return;
    }
  });
}
