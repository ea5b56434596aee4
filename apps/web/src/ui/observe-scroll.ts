import { observeElementOffset, type VirtualItem, type Virtualizer } from '@tanstack/react-virtual';
import { flushSync } from 'react-dom';
import { afterPaint } from './after-paint.ts';

/** Rows drawn one after the other, by their number. */
export interface DrawnRows {
  first: number;
  last: number;
}

/**
 * Tells a virtualizer where its list has got to: at once when a row has come in sight that is not drawn, and else once the screen
 * has moved, so that rows nobody sees yet do not hold it up.
 * @param drawn read at each scroll
 */
export function observeScroll<Row extends Element>(
  drawn: () => DrawnRows,
  rowHeight: () => number,
): (list: Virtualizer<HTMLDivElement, Row>, tell: (offset: number, isScrolling: boolean) => void) => () => void {
  return (list, tell) => {
    let takeBack = nothing;
    const stop = observeElementOffset(list, (offset, isScrolling) => {
      takeBack();
      if (!isScrolling) return tell(offset, false);
      const { first, last } = drawn();
      const height = rowHeight();
      const end = (offset + (list.scrollRect?.height ?? 0)) / height;
      if (offset / height < first || end > last + 1) flushSync(() => tell(offset, true));
      else takeBack = afterPaint(() => tell(offset, true));
    });
    return () => {
      takeBack();
      stop?.();
    };
  };
}

/** The rows drawn one after the other around one in sight: the row that holds focus may stand far from them. */
export function rowsAround(rows: readonly VirtualItem[], index: number): DrawnRows {
  const at = rows.findIndex((row) => row.index === index);
  let [from, to] = [at, at];
  while (from > 0 && rows[from - 1]?.index === (rows[from]?.index ?? 0) - 1) from -= 1;
  while (to >= 0 && rows[to + 1]?.index === (rows[to]?.index ?? 0) + 1) to += 1;
  return { first: rows[from]?.index ?? 0, last: rows[to]?.index ?? -1 };
}

function nothing(): void {}
