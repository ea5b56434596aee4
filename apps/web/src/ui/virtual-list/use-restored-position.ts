import { use, useEffect, useRef, useState } from 'react';
import { FirstRowRequest } from './list-handle.ts';

interface RestoredPositionOptions {
  /** The record beside the list; null if none is open. */
  currentId: number | null;
  /** Its row; -1 if it has none. */
  currentIndex: number;
  /** The row of the cursor; -1 if it has none. */
  wanted: number;
  /** True if the row to restore is that of the open record; rows of a section on top may have moved it by a few. */
  isRecord: boolean;
  /** The row to restore, once it is loaded. */
  soughtRow: number | null;
  isSeeking: boolean;
  /** True if the user returned to the list. */
  takesFocus: boolean;
  /** Scrolls to the open record, with its neighbors. */
  showRow: (index: number) => void;
  /** Scrolls to where the list was left. */
  showAsLeft: () => void;
  endSeeking: () => void;
  /** Focuses a row without scrolling. */
  focusRow: (index: number) => void;
  goToFirstRow: () => void;
  /** Moves the cursor to a record's row, if it has one. */
  goToRecord: (id: number) => void;
}

/** Restores scroll position and focus when the user returns to a list, from a record or from elsewhere. */
export function useRestoredPosition(way: RestoredPositionOptions): void {
  const { currentId, currentIndex, wanted, soughtRow, takesFocus } = way;
  const focusCursor = () => {
    if (wanted >= 0 && currentId === null && !isTyping()) way.focusRow(wanted);
  };
  useEffect(() => {
    if (soughtRow === null) return;
    if (currentIndex >= 0 && (way.isRecord || currentIndex === soughtRow)) way.showRow(currentIndex);
    else way.showAsLeft();
    way.endSeeking();
    if (takesFocus) focusCursor();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when the row is loaded
  }, [soughtRow]);
  // Back to a list, or a reload of it: focus returns to where it was.
  useEffect(() => {
    if (takesFocus && !way.isSeeking) focusCursor();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, as the list opens
  }, []);
  // The record was closed and focus lost with it: it goes to the record's row. Focus elsewhere stays there.
  const previousId = useRef(currentId);
  useEffect(() => {
    const closed = currentId === null ? previousId.current : null;
    previousId.current = currentId;
    if (closed !== null && document.activeElement === document.body) way.goToRecord(closed);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- runs when a record opens or closes, not when rows arrive
  }, [currentId]);
  const firstRowRequest = use(FirstRowRequest);
  useEffect(() => {
    if (firstRowRequest === null || isTyping()) return;
    way.endSeeking();
    way.goToFirstRow();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each request
  }, [firstRowRequest]);
}

/** True while the user is typing in a field, which then keeps the focus. */
function isTyping(): boolean {
  return document.activeElement?.matches('input, textarea, select, [contenteditable]') === true;
}

/** Last row that the list loads and shows automatically; further down it only states the record's position. */
const MAX_INITIAL_ROW = 5000;

interface InitialRowOptions {
  /** The record beside the list; null if none is open. */
  currentId: number | null;
  isLoaded: boolean;
  /** Number of loaded rows. */
  count: number;
  /** The row where the list was left. */
  remembered: number;
  hasMore: boolean;
  /** Fetches how many records come before one; null if it is not in this list. */
  findOffset: ((id: number) => Promise<number | null>) | undefined;
  loadMore: () => void;
}

/**
 * Loads pages until the list has the row to open at. That is the row of the record in the address, or the one where the
 * list was left before a reload. Scrolling or a key press cancels this.
 * @returns the row to restore; null if there is none or it has been reached. `isRecord`: it is that of the record
 */
export function useInitialRow(seeking: InitialRowOptions): {
  row: number | null;
  isRecord: boolean;
  giveUp: () => void;
} {
  const { currentId, isLoaded, count, remembered, hasMore, findOffset, loadMore } = seeking;
  const [opened] = useState(currentId);
  const [row, setRow] = useState<number | null>(remembered >= count && hasMore ? remembered : null);
  const [isRecord, setIsRecord] = useState(false);
  // A link to one record opens the list at it. Later records are opened from the list.
  useEffect(() => {
    if (opened === null || isLoaded || findOffset === undefined) return undefined;
    let isWanted = true;
    findOffset(opened).then(
      (place) => {
        if (!isWanted || place === null || place >= MAX_INITIAL_ROW) return;
        setRow(place);
        setIsRecord(true);
      },
      // If its position is unknown, the list stays at its top.
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
    // eslint-disable-next-line react-hooks/exhaustive-deps -- runs when rows have arrived, not for a new callback
  }, [isMissing, count]);
  const reachable = row !== null && (isMissing || row < count) ? row : null;
  return { row: reachable, isRecord, giveUp: () => setRow(null) };
}
