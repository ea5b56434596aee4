import { useCallback, type ComponentProps, type ReactNode } from 'react';
import { ColumnMenu, type ColumnMenuState } from './ColumnMenu.tsx';
import { PrintList } from './PrintList.tsx';
import { RecordListView } from './RecordListView.tsx';
import styles from './RecordTable.module.css';
import { SaveListButton } from './SaveListButton.tsx';
import { foundParts, SearchResultRow, type FoundParts } from './SearchResultRow.tsx';

interface Column {
  id: string;
  label: string;
  width?: number | string;
  hiddenBelow?: number;
  isFigure?: boolean;
}

type ListProps<Row> = ComponentProps<typeof RecordListView<Row & { id: number }>>;

/** State of such a list, as `platform/list-view/record-table.ts` returns it. */
interface TableState<Shown extends Column, Item, Found, Context> {
  state: ListProps<Item | Found>['state'];
  printed: ComponentProps<typeof PrintList>['printed'];
  /** Saves the list as a file; null for persons who may not. */
  save: (() => Promise<string>) | null;
  name: string;
  /** Column selection; null if the rows are not those of a table. */
  columnChoice: ColumnMenuState | null;
  shown: readonly Shown[] | null;
  hasDefaultColumns: boolean;
  foundOf: (row: Item | Found) => { parts: ComponentProps<typeof SearchResultRow>; record: Item | undefined } | null;
  cellOf: (column: Shown, item: Item) => ReactNode;
  /** Changes when the cells do. */
  context: Context;
}

interface RecordTableProps<Shown extends Column, Item, Found, Context> extends Pick<
  ListProps<Item | Found>,
  'texts' | 'search' | 'onSearch' | 'tools' | 'keepView' | 'hrefOf' | 'onOpen' | 'currentId' | 'takesFocus'
> {
  table: TableState<Shown, Item, Found, Context>;
  /** Renders a record on two lines; must be stable. */
  renderRow: (item: Item, context: Context, found?: FoundParts) => ReactNode;
}

/** Columns of what people are called and how they are reached: the browser does not translate them. */
const AS_WRITTEN: ReadonlySet<string> = new Set(['name', 'client', 'phone', 'email', 'assigned']);

/** A list of records: a table with column names where it fits, otherwise rows of two lines. */
export function RecordTable<Shown extends Column, Item extends { id: number }, Found extends { id: number }, Context>(
  props: RecordTableProps<Shown, Item, Found, Context>,
) {
  const { table, renderRow: renderLines } = props;
  const { shown, hasDefaultColumns, context } = table;
  const renderRow = useCallback(
    (row: Item | Found) => {
      const found = table.foundOf(row);
      if (found?.record) return renderLines(found.record, context, foundParts(found.parts));
      if (found !== null) return <SearchResultRow {...found.parts} />;
      const item = row as Item;
      if (shown === null) return renderLines(item, context);
      return (
        <span className={styles.row}>
          {shown.map((column, index) => (
            <span key={column.id} {...layoutOf(column, hasDefaultColumns)}>
              {index > 0 && <span className="visually-hidden">{`, ${column.label}: `}</span>}
              <span translate={AS_WRITTEN.has(column.id) ? 'no' : undefined}>{table.cellOf(column, item)}</span>
            </span>
          ))}
        </span>
      );
    },
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a row re-renders only if its columns or cells change
    [shown, hasDefaultColumns, context, renderLines],
  );
  return (
    <RecordListView<Item | Found>
      {...props}
      state={table.state}
      name={table.name}
      columnMenu={table.columnChoice && <ColumnMenu {...table.columnChoice} />}
      more={
        <>
          {table.save && <SaveListButton save={table.save} />}
          <PrintList printed={table.printed} />
        </>
      }
      tableHead={
        // Hidden from screen readers: the markup is a list, so each value is read with its column name.
        shown && (
          <div className={styles.head} aria-hidden>
            {shown.map((column) => (
              <span key={column.id} {...layoutOf(column, hasDefaultColumns)}>
                {column.label}
              </span>
            ))}
          </div>
        )
      }
      renderRow={renderRow}
    />
  );
}

function layoutOf({ id, width, hiddenBelow, isFigure }: Column, hasDefaultColumns: boolean) {
  return {
    className: 'cut',
    'data-column': id,
    'data-figure': isFigure,
    'data-hidden-below': hasDefaultColumns ? hiddenBelow : undefined,
    style: { flex: typeof width === 'number' ? `${width} 1 0` : `0 0 ${width}` },
  };
}
