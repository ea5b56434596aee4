import { useEffect, useRef } from 'react';

interface PendingRowOptions {
  /** Rows that are loaded. */
  count: number;
  hasMore: boolean;
  loadMore: () => void;
  /** Goes to a row that is there. @param opens whether its record is opened where both are on the screen */
  go: (index: number, opens: boolean) => void;
}

/**
 * Goes to rows that may not be there yet: whoever steps past the last loaded one gets there when its page has come, and until then
 * the cursor stays.
 */
export function usePendingRow({ count, hasMore, loadMore, go }: PendingRowOptions) {
  const awaited = useRef<{ index: number; opens: boolean } | null>(null);
  useEffect(() => {
    if (awaited.current !== null) goTo(awaited.current.index, awaited.current.opens);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- when rows have come, or it is clear that none will
  }, [count, hasMore]);

  function goTo(index: number, opens = true): void {
    const isToCome = index >= count && hasMore;
    awaited.current = isToCome ? { index, opens } : null;
    if (isToCome) loadMore();
    else go(Math.min(Math.max(index, 0), count - 1), opens);
  }

  return {
    /** Goes there now, or when it has come; to the last row where there is no such one. */
    goTo,
    /** The row that is waited for: a further step starts from it. */
    row: () => awaited.current?.index ?? null,
    /** The person has gone elsewhere. */
    giveUp: () => {
      awaited.current = null;
    },
  };
}
