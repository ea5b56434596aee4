import type { ReactNode, RefObject } from 'react';
import type { ListHandle } from './list-handle.ts';

export interface VirtualListProps<Item> {
  label: string;
  /** Identifies this list in the scroll memory. */
  name: string;
  items: readonly Item[];
  idOf: (item: Item) => number;
  hrefOf: (item: Item) => string;
  onOpen: (item: Item) => void;
  renderRow: (item: Item) => ReactNode;
  /** Actions on a row under the mouse or with focus. @param hasKeys whether shortcuts apply to it */
  renderActions?: ((item: Item, hasKeys: boolean) => ReactNode) | undefined;
  /** The record shown beside the list; null if none. */
  currentId: number | null;
  /** True if the record follows the cursor: one is open. */
  opensOnMove: boolean;
  /** Number of records in the whole list; null if unknown. */
  total: number | null;
  rowHeight: number;
  onNearEnd: () => void;
  hasMore: boolean;
  /** True if the next page is fetched only on request. */
  isManual: boolean;
  /** Fetches how many records come before one; null if it is not in this list. */
  findOffset?: ((id: number) => Promise<number | null>) | undefined;
  /** Number of rows of a section above the others, whose first rows appear by themselves. */
  rowsOnTop: number;
  /** True if focus goes to the row where the list was left. */
  takesFocus: boolean;
  cursor: RefObject<ListHandle | null>;
  /** True if rows can be selected for bulk actions. */
  isSelectable?: boolean | undefined;
  /** Shown after the last row. */
  children: ReactNode;
}
