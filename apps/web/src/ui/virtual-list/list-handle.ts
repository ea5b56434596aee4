/** Moves through the list from outside: keys live in the feature, not in the list. */
export interface ListHandle {
  move: (step: 1 | -1) => void;
  /** Picks the row, or lets go of it. */
  toggleSelected: () => void;
  /** Goes on by a row and picks what is gone over. */
  extendSelection: (step: 1 | -1) => void;
  /** Opens the row after a record, or the one before the last. @returns false when there is no other */
  openNext: (id: number) => boolean;
  /** Asks for the next page and goes to its first row. */
  loadMore: () => void;
}
