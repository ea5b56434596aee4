/** Moves through the list from outside: keys live in the feature, not in the list. */
export interface ListCursor {
  move: (step: 1 | -1) => void;
  /** Picks the row, or lets go of it. */
  pick: () => void;
  /** Goes on by a row and picks what is gone over. */
  pickOn: (step: 1 | -1) => void;
  /** Opens the row after a record, or the one before the last. @returns false when there is no other */
  openAfter: (id: number) => boolean;
  /** Asks for the next page and goes to its first row. */
  readOn: () => void;
}
