import { useEffect, useState } from 'react';

/** How many rows before the end the next page is asked for: half a second of a fast wheel, so that scrolling never waits. */
const ROWS_AHEAD = 150;

interface InfiniteScrollOptions {
  lastRow: number;
  /** Rows that are loaded. */
  count: number;
  /** Nothing comes by itself. */
  byButton: boolean;
  loadMore: () => void;
}

/** Reads on before the end comes into sight. @returns to be called for whatever the person does with the list */
export function useInfiniteScroll({ lastRow, count, byButton, loadMore }: InfiniteScrollOptions): () => void {
  const [reading] = useState(createLoadAheadGate);
  const isNear = !byButton && lastRow >= count - ROWS_AHEAD;
  useEffect(() => {
    if (isNear && reading.shouldLoad(count)) loadMore();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- asks when the end comes near, not when the callback changes
  }, [lastRow, count, isNear]);
  return () => {
    if (reading.noteActivity() && isNear) loadMore();
  };
}

/** Pages that come by themselves while nobody touches anything. */
const IDLE_PAGES = 3;

/** Decides whether a list reads on by itself: not for ever where nobody is, and always for somebody who scrolls. */
interface LoadAheadGate {
  /**
   * The end is near.
   * @param count rows that are loaded
   * @returns whether the next page comes by itself
   */
  shouldLoad: (count: number) => boolean;
  /** The person did something. @returns whether reading had stopped */
  noteActivity: () => boolean;
}

export function createLoadAheadGate(): LoadAheadGate {
  let pages = 0;
  let counted: number | null = null;
  return {
    shouldLoad(count) {
      // However often the same end comes near, it is one page.
      if (count !== counted) pages += 1;
      counted = count;
      return pages <= IDLE_PAGES;
    },
    noteActivity() {
      const hadStopped = pages > IDLE_PAGES;
      pages = 0;
      counted = null;
      return hadStopped;
    },
  };
}
