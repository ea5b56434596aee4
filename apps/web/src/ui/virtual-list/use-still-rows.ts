import { useLayoutEffect, useRef, type RefObject } from 'react';
import { findRow } from './selection.ts';

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
