import { useQuery } from '@tanstack/react-query';
import type { SearchResult } from '@intake-desk/desk-api/search-result';
import type { Matter } from '@intake-desk/grow-api/matter';
import { useCallback, useMemo, type ReactNode } from 'react';
import { useCachedSession } from '#src/platform/http/cached-session.ts';
import { useListState } from '#src/platform/list-view/list-state.ts';
import type { ListedRecord } from '#src/platform/lists/mirror-patches.ts';
import { useGrowPages } from '#src/platform/lists/grow-pages.ts';
import { useMirrorPages } from '#src/platform/lists/mirror-pages.ts';
import { isSearchResult, searchResultRow } from '#src/platform/search/search-result-row.ts';
import { exportListAsCsv } from '#src/platform/list-export/export-csv.ts';
import { usePrintList } from '#src/platform/list-export/print-list.ts';
import { columnMenuState, visibleColumns, matchScreenColumns } from '#src/platform/list-view/table-columns.ts';
import { mattersTexts } from '#src/texts/records/matters.ts';
import { foundParts, SearchResultRow } from '#src/ui/list/SearchResultRow.tsx';
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
  /** True when the server mirrors the list; otherwise pages are proxied from Clio. */
  mirror: boolean;
  /** Sort and filters, as in the URL. */
  query: string;
  onQuery: (name: string, value: string) => void;
  /** Table columns, as in the URL; null for the default ones. */
  columns: string | null;
  search: string;
  onSearch: (search: string) => void;
  /** Clears search and filters. */
  onClear: () => void;
  /** True when a table fits: a wide window without an open record beside the list. */
  isTable: boolean;
  /** Rendered beside Refresh: links to other views of the same matters. */
  tools?: ReactNode;
  /** Control that saves the current filters as a view. */
  keepView?: ReactNode;
  currentId: number | null;
  /** True when the user returned to the list. */
  takesFocus: boolean;
  hrefOf: (id: number) => string;
  onOpen: (id: number) => void;
  onClose: () => void;
}

/** All matters: from the mirror, or page by page in Clio's order. Only the mirror can be searched. */
export function MatterList(props: MatterListProps) {
  const { mirror, query, search: asked } = props;
  const search = mirror ? asked : '';
  const passed = useGrowPages(matterPages(), !mirror);
  const state = useListState({
    ...props,
    kind: 'matter',
    list: 'matters',
    mirrorPages: useMirrorPages('matters', query, mirror),
    growPages: passed,
    growOrder: mattersTexts.cannotSearch,
    canGrowSearch: false,
    search,
  });
  const session = useCachedSession();
  const isTable = props.isTable && search === '';
  const chosen = useMemo(() => visibleColumns(MATTER_TABLE_COLUMNS, props.columns), [props.columns]);
  const { data: staff } = useQuery({ ...staffQuery, enabled: props.isTable && state.pages.items.length > 0 });
  const renderRow = useCallback(
    (row: ListedRecord<Matter> | SearchResult) =>
      isSearchResult(row) ? (
        row.kind === 'matter' && row.record ? (
          <MatterRow matter={row.record} found={foundParts(searchResultRow(row))} />
        ) : (
          <SearchResultRow {...searchResultRow(row)} />
        )
      ) : isTable ? (
        <MatterTableRow matter={row} staff={staff} chosen={chosen} />
      ) : (
        <MatterRow matter={row} />
      ),
    [isTable, staff, chosen],
  );
  const printed = usePrintList({
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
          {session?.mayExport === true && (
            <SaveListButton
              save={() =>
                exportListAsCsv(mattersTexts.title, {
                  list: 'matters',
                  query,
                  columns: matchScreenColumns(matterCsvColumns(staff), chosen),
                })
              }
            />
          )}
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
