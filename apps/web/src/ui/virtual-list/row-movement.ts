import type { KeyboardEvent } from 'react';

interface ListKeyContext {
  /** Called for any user activity in the list. */
  touch: () => void;
  /** The row that a key starts from. */
  cursor: number;
  count: number;
  /** Number of visible rows. */
  page: number;
  goTo: (row: number) => void;
}

/** Handles arrows, Page Up and Down, Home and End inside a list; Ctrl with Home or End leaves it on either side. */
export function handleListKey(
  event: KeyboardEvent<HTMLElement>,
  { touch, cursor, count, page, goTo }: ListKeyContext,
): void {
  if (event.metaKey || event.altKey) return;
  touch();
  if (event.ctrlKey && (event.key === 'Home' || event.key === 'End')) {
    event.preventDefault();
    const [list, way] = [event.currentTarget, event.key === 'Home' ? 'before' : 'after'] as const;
    void import('./leave-list.ts').then(({ focusOutsideList }) => focusOutsideList(list, way));
  }
  if (event.ctrlKey) return;
  const target = targetRowOfKey(event.key, { cursor, count, page });
  if (target === null) return;
  event.preventDefault();
  goTo(target);
}

interface CursorState {
  /** The row of the cursor. */
  cursor: number;
  /** Number of loaded rows. */
  count: number;
  /** Number of visible rows. */
  page: number;
}

/** Returns the row that a key leads to, which may be past the last loaded one; null for other keys. */
export function targetRowOfKey(key: string, { cursor, count, page }: CursorState): number | null {
  // One row of the previous page stays visible.
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
