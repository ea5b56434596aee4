import { useEffect, useRef } from 'react';

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
