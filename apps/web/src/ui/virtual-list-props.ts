import type { ReactNode, RefObject } from 'react';
import type { ListCursor } from './list-cursor.ts';

/** What a long list needs to be drawn. */
export interface VirtualListProps<Item> {
  label: string;
  /** Names this list among all lists, for the scroll memory. */
  name: string;
  items: readonly Item[];
  idOf: (item: Item) => number;
  hrefOf: (item: Item) => string;
  onOpen: (item: Item) => void;
  renderRow: (item: Item) => ReactNode;
  /** What can be done with a row that a mouse rests on, or that holds focus. @param hasKeys whether keys mean it */
  renderActions?: ((item: Item, hasKeys: boolean) => ReactNode) | undefined;
  /** The record shown beside the list. */
  currentId: number | null;
  /** Whether the record follows the cursor: only where both are on the screen. */
  opensOnMove: boolean;
  /** True size of the set, null while unknown. */
  total: number | null;
  rowHeight: number;
  onNearEnd: () => void;
  hasMore: boolean;
  /** The next page comes only when it is asked for, not by itself. */
  byButton: boolean;
  /** Asks how many records come before one; null when it is not in this list. */
  findPlace?: ((id: number) => Promise<number | null>) | undefined;
  /** Whether focus goes to the row where the list was left. */
  takesFocus: boolean;
  cursor: RefObject<ListCursor | null>;
  /** Whether rows can be picked, to do something with several. */
  canPick?: boolean | undefined;
  /** After the last row. */
  children: ReactNode;
}
