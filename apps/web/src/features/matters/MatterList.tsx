import { useQuery } from '@tanstack/react-query';
import type { SearchResult } from '@intake-desk/desk-api/search-result';
import type { Matter } from '@intake-desk/grow-api/matter';
import { useCallback, useMemo, type ReactNode } from 'react';
import { useListState } from '#src/platform/list-view/list-state.ts';
import type { ListedRecord } from '#src/platform/lists/mirror-patches.ts';
import { useGrowPages } from '#src/platform/lists/grow-pages.ts';
import { isSearchResult, searchResultRow } from '#src/platform/search/search-result-row.ts';
import { exportListAsCsv } from '#src/platform/list-export/export-csv.ts';
import { usePrintList } from '#src/platform/list-export/print-list.ts';
import { columnMenuState, visibleColumns, matchScreenColumns } from '#src/platform/list-view/table-columns.ts';
import { mattersTexts } from '#src/texts/records/matters.ts';
import { SearchResultRow } from '#src/ui/list/SearchResultRow.tsx';
import { RecordListView } from '#src/ui/list/RecordListView.tsx';
import { PrintList } from '#src/ui/list/PrintList.tsx';
import { SaveListButton } from '#src/ui/list/SaveListButton.tsx';
import { TableHead } from '#src/ui/list/TableRow.tsx';
import { matterCsvColumns, matterPrintColumns, MATTER_TABLE_COLUMNS } from './matter-columns.ts';
import { matterPages, staffQuery } from './matter-queries.ts';
import styles from './MatterTable.module.css';
import { MatterRow } from './MatterRow.tsx';
import { MatterTableRow } from './MatterTableRow.tsx';

interface MatterListProps {
  /** Whether the desk keeps the list; otherwise it passes through from Clio. */
  mirror: boolean;
  /** Order and filters, as in the address. */
  query: string;
  onQuery: (name: string, value: string) => void;
  /** The columns of the table, as in the address; null for the usual ones. */
  columns: string | null;
  search: string;
  onSearch: (search: string) => void;
  /** Takes search and filters away. */
  onClear: () => void;
  /** Whether there is room for a table: a wide window, and no record open beside. */
  isTable: boolean;
  /** Beside Refresh: other ways to look at the same matters. */
  tools?: ReactNode;
  /** Keeps the list as it is filtered. */
  keepView?: ReactNode;
  currentId: number | null;
  /** Whether the list was come back to. */
  takesFocus: boolean;
  hrefOf: (id: number) => string;
  onOpen: (id: number) => void;
  onClose: () => void;
}

/** All matters: as the desk keeps them, or page after page in Clio's order. Only the desk can search them. */
export function MatterList(props: MatterListProps) {
  const { mirror, query, search: asked } = props;
  const search = mirror ? asked : '';
  const passed = useGrowPages(matterPages(), !mirror);
  const state = useListState<Matter>({
    ...props,
    kind: 'matter',
    list: 'matters',
    growPages: passed,
    growOrder: mattersTexts.cannotSearch,
    canGrowSearch: false,
    search,
  });
  const isTable = props.isTable && search === '';
  const chosen = useMemo(() => visibleColumns(MATTER_TABLE_COLUMNS, props.columns), [props.columns]);
  const { data: staff } = useQuery({ ...staffQuery, enabled: props.isTable && state.pages.items.length > 0 });
  const renderRow = useCallback(
    (row: ListedRecord<Matter> | SearchResult) =>
      isSearchResult(row) ? (
        <SearchResultRow {...searchResultRow(row)} />
      ) : isTable ? (
        <MatterTableRow matter={row} staff={staff} chosen={chosen} />
      ) : (
        <MatterRow matter={row} />
      ),
    [isTable, staff, chosen],
  );
  const printed = usePrintList<Matter>({
    list: 'matters',
    title: mattersTexts.title,
    query,
    filters: state.controls?.filters ?? [],
    columns: matchScreenColumns(matterPrintColumns(staff), chosen),
    isOffered: mirror && props.currentId === null && search === '',
  });
  return (
    <RecordListView<ListedRecord<Matter> | SearchResult>
      state={state}
      texts={mattersTexts}
      name={`matters ${query} ${search}`}
      search={search}
      onSearch={props.onSearch}
      tools={props.tools}
      keepView={props.keepView}
      columnChoice={isTable ? columnMenuState(MATTER_TABLE_COLUMNS, chosen, props.onQuery) : null}
      more={
        <>
          <SaveListButton
            save={() =>
              exportListAsCsv(mattersTexts.title, {
                list: 'matters',
                query,
                columns: matchScreenColumns(matterCsvColumns(staff), chosen),
              })
            }
          />
          <PrintList printed={printed} />
        </>
      }
      tableHead={
        isTable ? <TableHead columns={MATTER_TABLE_COLUMNS} chosen={chosen} className={styles.columns} /> : null
      }
      hrefOf={props.hrefOf}
      renderRow={renderRow}
      onOpen={props.onOpen}
      currentId={props.currentId}
      takesFocus={props.takesFocus}
    />
  );
}
