import type { KeyboardEvent } from 'react';
import { rowOfKey } from './row-of-key.ts';

interface ListMoves {
  /** Somebody does something with the list. */
  touch: () => void;
  /** The row that a key starts from. */
  cursor: number;
  count: number;
  /** Rows in sight. */
  page: number;
  goTo: (row: number) => void;
}

/** Arrows, pages, Home and End inside a list; Ctrl with Home or End leaves it to either side. */
export function moveByKey(event: KeyboardEvent<HTMLElement>, { touch, cursor, count, page, goTo }: ListMoves): void {
  if (event.metaKey || event.altKey) return;
  touch();
  if (event.ctrlKey && (event.key === 'Home' || event.key === 'End')) {
    event.preventDefault();
    const [list, way] = [event.currentTarget, event.key === 'Home' ? 'before' : 'after'] as const;
    void import('./leave-list.ts').then(({ leaveList }) => leaveList(list, way));
  }
  if (event.ctrlKey) return;
  const target = rowOfKey(event.key, { cursor, count, page });
  if (target === null) return;
  event.preventDefault();
  goTo(target);
}
