import { useEffect, useState } from 'react';
import { createReadingOn } from './reading-on.ts';

/** How many rows before the end the next page is asked for: half a second of a fast wheel, so that scrolling never waits. */
const AHEAD = 150;

interface ReadingWishes {
  lastRow: number;
  /** Rows that are loaded. */
  count: number;
  /** Nothing comes by itself. */
  byButton: boolean;
  loadMore: () => void;
}

/** Reads on before the end comes into sight. @returns to be called for whatever the person does with the list */
export function useReadingOn({ lastRow, count, byButton, loadMore }: ReadingWishes): () => void {
  const [reading] = useState(createReadingOn);
  const isNear = !byButton && lastRow >= count - AHEAD;
  useEffect(() => {
    if (isNear && reading.isDue(count)) loadMore();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- asks when the end comes near, not when the callback changes
  }, [lastRow, count, isNear]);
  return () => {
    if (reading.touch() && isNear) loadMore();
  };
}
