import { memo, type ReactNode } from 'react';
import styles from './VirtualList.module.css';
import { useIsSelected } from './selection.ts';
import { selectionTexts } from '#src/texts/lists/selection.ts';
import boxStyles from './SelectionBox.module.css';

interface ListRowProps<Item> {
  item: Item;
  id: number;
  index: number;
  /** True size of the set, null while unknown. */
  total: number | null;
  height: number;
  href: string;
  isCurrent: boolean;
  isTabStop: boolean;
  canBePicked: boolean;
  /** The same function each time: a row is drawn again only when something about it is another. */
  renderRow: (item: Item) => ReactNode;
  /** What can be done with it, while it is the row that is meant. */
  actions: ReactNode;
}

/** One row of a long list. What is done with it is heard by the list. */
function PlainListRow<Item>(props: ListRowProps<Item>) {
  const { item, id, index, total, height, href, isCurrent, isTabStop, canBePicked, renderRow, actions } = props;
  return (
    <li
      data-index={index}
      aria-posinset={index + 1}
      aria-setsize={total ?? -1}
      style={{ transform: `translateY(${index * height}px)` }}
    >
      {canBePicked && <SelectionBox id={id} describedBy={`row-${id}`} />}
      <a
        id={canBePicked ? `row-${id}` : undefined}
        className={styles.row}
        href={href}
        tabIndex={isTabStop ? 0 : -1}
        aria-current={isCurrent ? 'true' : undefined}
        data-record={id}
      >
        <Content item={item} renderRow={renderRow} />
      </a>
      {actions}
    </li>
  );
}

interface ContentProps<Item> {
  item: Item;
  renderRow: (item: Item) => ReactNode;
}

/** Apart from its place: where a row above goes, those below move up as they are. */
const Content = memo(function Content<Item>({ item, renderRow }: ContentProps<Item>) {
  return renderRow(item);
}) as <Item>(props: ContentProps<Item>) => ReactNode;

export const ListRow = memo(PlainListRow) as typeof PlainListRow;

/** Picks one row. Pressing it is heard by the list, which knows what lies between two rows. */
function SelectionBox({ id, describedBy }: { id: number; describedBy: string }) {
  const isPicked = useIsSelected(id);
  return (
    <span className={boxStyles.pick}>
      <input
        type="checkbox"
        tabIndex={-1}
        aria-label={selectionTexts.pick}
        aria-describedby={describedBy}
        checked={isPicked}
        onChange={() => undefined}
      />
    </span>
  );
}
