import { observeElementOffset, type VirtualItem, type Virtualizer } from '@tanstack/react-virtual';
import { flushSync } from 'react-dom';
import { afterPaint } from './after-paint.ts';

/**
 * Tells a virtualizer where its list has got to: at once when a row has come in sight that is not drawn, and else once the screen
 * has moved, so that rows nobody sees yet do not hold it up.
 * @param drawn the rows that are, read at each scroll
 */
export function observeScroll<Row extends Element>(
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
