interface Standing {
  /** The row of the cursor. */
  cursor: number;
  /** Rows that are loaded. */
  count: number;
  /** Rows on a screen. */
  page: number;
}

/** Which row a key leads to, which may lie past the last loaded one; null for keys that lead nowhere. */
export function rowOfKey(key: string, { cursor, count, page }: Standing): number | null {
  // One row of the screen before stays in sight.
  const step = Math.max(1, page - 1);
  switch (key) {
    case 'ArrowDown':
      return cursor + 1;
    case 'ArrowUp':
      return Math.max(0, cursor - 1);
    case 'PageDown':
      return cursor + step;
    case 'PageUp':
      return Math.max(0, cursor - step);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
