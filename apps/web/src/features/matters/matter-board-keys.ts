/** A cell of the board: a card, or the link to the whole column after its last card. */
export interface BoardCell {
  column: number;
  row: number;
}

/**
 * Returns the cell that a key moves to.
 * @param lengths number of cells of each column, at least 1
 * @returns null for a key that the board does not handle
 */
export function nextBoardCell(key: string, { column, row }: BoardCell, lengths: readonly number[]): BoardCell | null {
  const last = (of: number) => Math.max(0, (lengths[of] ?? 1) - 1);
  switch (key) {
    case 'ArrowDown':
      return { column, row: Math.min(row + 1, last(column)) };
    case 'ArrowUp':
      return { column, row: Math.max(row - 1, 0) };
    case 'ArrowRight':
    case 'ArrowLeft': {
      const to = Math.min(Math.max(column + (key === 'ArrowRight' ? 1 : -1), 0), lengths.length - 1);
      return { column: to, row: Math.min(row, last(to)) };
    }
    case 'Home':
      return { column, row: 0 };
    case 'End':
      return { column, row: last(column) };
    default:
      return null;
  }
}
