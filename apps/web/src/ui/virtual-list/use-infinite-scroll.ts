import { useEffect, useState } from 'react';

/**
 * Rows before the end at which the next page is fetched: half a second of a fast wheel, so that scrolling never waits.
 */
const ROWS_AHEAD = 150;

interface InfiniteScrollOptions {
  lastRow: number;
  /** Number of loaded rows. */
  count: number;
  /** True if pages load only on request. */
  byButton: boolean;
  loadMore: () => void;
}

/** Fetches the next page before the end becomes visible. @returns to be called for any user activity in the list */
export function useInfiniteScroll({ lastRow, count, byButton, loadMore }: InfiniteScrollOptions): () => void {
  const [gate] = useState(createLoadAheadGate);
  const isNear = !byButton && lastRow >= count - ROWS_AHEAD;
  useEffect(() => {
    if (isNear && gate.shouldLoad(count)) loadMore();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- runs when the end comes near, not for a new callback
  }, [lastRow, count, isNear]);
  return () => {
    if (gate.noteActivity() && isNear) loadMore();
  };
}

/** Number of pages that load without user activity. */
const IDLE_PAGES = 3;

/** Decides whether a list loads another page: a limited number while idle, always while the user scrolls. */
interface LoadAheadGate {
  /**
   * Called when the end is near.
   * @param count number of loaded rows
   * @returns true if the next page is to be loaded
   */
  shouldLoad: (count: number) => boolean;
  /** Records user activity. @returns true if loading had stopped */
  noteActivity: () => boolean;
}

export function createLoadAheadGate(): LoadAheadGate {
  let pages = 0;
  let counted: number | null = null;
  return {
    shouldLoad(count) {
      // The same end reached again counts as one page.
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
