import { createContext } from 'react';

/** Moves through the list from outside: shortcuts belong to the feature, not to the list. */
export interface ListHandle {
  move: (step: 1 | -1) => void;
  /** Moves to the first row. */
  showFirst: () => void;
  /** Selects the row, or deselects it. @returns reverts it */
  toggleSelected: () => () => void;
  /** Moves by one row and extends the selection to it. */
  extendSelection: (step: 1 | -1) => void;
  /** Opens the row after a record, or the one before if it is the last. @returns false if there is no other */
  openNext: (id: number) => boolean;
  /** Fetches the next page and moves to its first row. */
  loadMore: () => void;
}

/** A value that is different for each request to move focus to the first row; null if there was none. */
export const FirstRowRequest = createContext<string | null>(null);
