import { useEffect, useState } from 'react';

/** Further down than this nobody is led by itself: the list says where the record stands instead. */
const MOST = 5000;

interface Seeking {
  /** The record beside the list; null when none is open. */
  currentId: number | null;
  isLoaded: boolean;
  /** How many rows are loaded. */
  count: number;
  /** The row that the list was left at. */
  remembered: number;
  hasMore: boolean;
  /** Asks how many records come before one; null when it is not in this list. */
  findPlace: ((id: number) => Promise<number | null>) | undefined;
  loadMore: () => void;
}

/**
 * Reads on until the row is there that the list should open at: the one of the record in the address, or the one where it was left
 * before a reload. Whoever scrolls or presses a key meanwhile is not led away.
 * @returns the row that is sought, null when there is none or it has been reached
 */
export function useSoughtRow(seeking: Seeking): { row: number | null; giveUp: () => void } {
  const { currentId, isLoaded, count, remembered, hasMore, findPlace, loadMore } = seeking;
  const [opened] = useState(currentId);
  const [row, setRow] = useState<number | null>(remembered >= count && hasMore ? remembered : null);
  // A link to one record opens the list at it. What is opened later is opened from the list.
  useEffect(() => {
    if (opened === null || isLoaded || findPlace === undefined) return undefined;
    let isWanted = true;
    findPlace(opened).then(
      (place) => {
        if (isWanted && place !== null && place < MOST) setRow(place);
      },
      // Not knowing where it stands leaves the list at its top.
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, as the list opens
  }, []);
  const isMissing = row !== null && row >= count && hasMore && row < MOST;
  useEffect(() => {
    if (isMissing) loadMore();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- asks when rows have come, not when the callback changes
  }, [isMissing, count]);
  return { row: row !== null && (isMissing || row < count) ? row : null, giveUp: () => setRow(null) };
}
