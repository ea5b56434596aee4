import { useEffect, useRef, useState } from 'react';

interface RestoredPositionOptions {
  /** The record beside the list; null when none is open. */
  currentId: number | null;
  /** Its row, -1 while it has none. */
  currentIndex: number;
  /** The row of the cursor, -1 while it has none. */
  wanted: number;
  /** The row that was sought, once it is there. */
  soughtRow: number | null;
  isSeeking: boolean;
  /** Whether the list was come back to. */
  takesFocus: boolean;
  /** Shows the open record among its neighbours. */
  showRow: (index: number) => void;
  /** Shows the list as it was left. */
  showAsLeft: () => void;
  endSeeking: () => void;
  /** Gives focus to a row, and the list stays where it stands. */
  focusRow: (index: number) => void;
  /** Takes the cursor to a record's row, if it has one. */
  goToRecord: (id: number) => void;
}

/** Whoever comes back to a list, from a record or from elsewhere, finds it and focus as they were. */
export function useRestoredPosition(way: RestoredPositionOptions): void {
  const { currentId, currentIndex, wanted, soughtRow, takesFocus } = way;
  const focusCursor = () => {
    if (wanted >= 0 && currentId === null && !isTyping()) way.focusRow(wanted);
  };
  useEffect(() => {
    if (soughtRow === null) return;
    if (currentIndex === soughtRow) way.showRow(soughtRow);
    else way.showAsLeft();
    way.endSeeking();
    if (takesFocus) focusCursor();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when the row is there
  }, [soughtRow]);
  // Back to a list, or a reload of it: focus goes on where it was.
  useEffect(() => {
    if (takesFocus && !way.isSeeking) focusCursor();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, as the list opens
  }, []);
  // The record was closed, and focus went with it: back to its row. Whoever has put focus elsewhere keeps it there.
  const previousId = useRef(currentId);
  useEffect(() => {
    const closed = currentId === null ? previousId.current : null;
    previousId.current = currentId;
    if (closed !== null && document.activeElement === document.body) way.goToRecord(closed);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- asks when a record opens or closes, not when rows come in
  }, [currentId]);
}

/** Whoever types somewhere keeps focus there. */
function isTyping(): boolean {
  return document.activeElement?.matches('input, textarea, select, [contenteditable]') === true;
}

/** Further down than this nobody is led by itself: the list says where the record stands instead. */
const MAX_INITIAL_ROW = 5000;

interface InitialRowOptions {
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
export function useInitialRow(seeking: InitialRowOptions): { row: number | null; giveUp: () => void } {
  const { currentId, isLoaded, count, remembered, hasMore, findPlace, loadMore } = seeking;
  const [opened] = useState(currentId);
  const [row, setRow] = useState<number | null>(remembered >= count && hasMore ? remembered : null);
  // A link to one record opens the list at it. What is opened later is opened from the list.
  useEffect(() => {
    if (opened === null || isLoaded || findPlace === undefined) return undefined;
    let isWanted = true;
    findPlace(opened).then(
      (place) => {
        if (isWanted && place !== null && place < MAX_INITIAL_ROW) setRow(place);
      },
      // Not knowing where it stands leaves the list at its top.
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, as the list opens
  }, []);
  const isMissing = row !== null && row >= count && hasMore && row < MAX_INITIAL_ROW;
  useEffect(() => {
    if (isMissing) loadMore();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- asks when rows have come, not when the callback changes
  }, [isMissing, count]);
  return { row: row !== null && (isMissing || row < count) ? row : null, giveUp: () => setRow(null) };
}
