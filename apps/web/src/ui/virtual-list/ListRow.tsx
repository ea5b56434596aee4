import { memo, type ReactNode } from 'react';
import styles from './VirtualList.module.css';
import { useIsSelected } from './selection.ts';
import { selectionTexts } from '#src/texts/lists/selection.ts';
import boxStyles from './SelectionBox.module.css';

interface ListRowProps<Item> {
  item: Item;
  id: number;
  index: number;
  /** Number of records in the whole list; null if unknown. */
  total: number | null;
  height: number;
  href: string;
  isCurrent: boolean;
  isTabStop: boolean;
  canBeSelected: boolean;
  /** Must be a stable function: a row re-renders only if one of its props changes. */
  renderRow: (item: Item) => ReactNode;
  /** Actions on it while it is the active row. */
  actions: ReactNode;
}

/** One row of a virtual list. The list handles its events. */
function PlainListRow<Item>(props: ListRowProps<Item>) {
  const { item, id, index, total, height, href, isCurrent, isTabStop, canBeSelected, renderRow, actions } = props;
  return (
    <li
      data-index={index}
      aria-posinset={index + 1}
      aria-setsize={total ?? -1}
      style={{ transform: `translateY(${index * height}px)` }}
    >
      {canBeSelected && <SelectionBox id={id} describedBy={`row-${id}`} />}
      <a
        id={canBeSelected ? `row-${id}` : undefined}
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

/** Independent of the row's position: if a row above is removed, the rows below move without re-rendering. */
const Content = memo(function Content<Item>({ item, renderRow }: ContentProps<Item>) {
  return renderRow(item);
}) as <Item>(props: ContentProps<Item>) => ReactNode;

export const ListRow = memo(PlainListRow) as typeof PlainListRow;

/** Checkbox that selects one row. The list handles the press, since it knows the rows between two. */
function SelectionBox({ id, describedBy }: { id: number; describedBy: string }) {
  const isSelected = useIsSelected(id);
  return (
    <span className={boxStyles.pick}>
      <input
        type="checkbox"
        tabIndex={-1}
        aria-label={selectionTexts.pick}
        aria-describedby={describedBy}
        checked={isSelected}
        onChange={() => undefined}
      />
    </span>
  );
}
