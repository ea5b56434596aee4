import { useEffect, useRef, useState } from 'react';

interface PendingRowOptions {
  /** Number of loaded rows. */
  count: number;
  hasMore: boolean;
  loadMore: () => void;
  /** Moves to a loaded row. @param opens whether its record opens where both are on the screen */
  go: (index: number, opens: boolean) => void;
}

/**
 * Moves to rows that may not be loaded yet. A step past the last loaded row completes when its page has arrived; until
 * then the cursor stays.
 */
export function usePendingRow({ count, hasMore, loadMore, go }: PendingRowOptions) {
  const awaited = useRef<{ index: number; opens: boolean } | null>(null);
  useEffect(() => {
    if (awaited.current !== null) goTo(awaited.current.index, awaited.current.opens);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- runs when rows have arrived, or when none will
  }, [count, hasMore]);

  function goTo(index: number, opens = true): void {
    const isToCome = index >= count && hasMore;
    awaited.current = isToCome ? { index, opens } : null;
    if (isToCome) loadMore();
    else go(Math.min(Math.max(index, 0), count - 1), opens);
  }

  return {
    /** Moves there now or once it is loaded; to the last row if it does not exist. */
    goTo,
    /** The pending row, from which a further step starts. */
    row: () => awaited.current?.index ?? null,
    /** Cancels the pending step: the user has moved elsewhere. */
    giveUp: () => {
      awaited.current = null;
    },
  };
}

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
