import type { ListName, ListRecords } from '@intake-desk/desk-api/event';
import type { SearchResult } from '@intake-desk/desk-api/search-result';
import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import { useMemo, type ReactNode } from 'react';
import { useCachedSession } from '#src/platform/http/cached-session.ts';
import { exportListAsCsv } from '#src/platform/list-export/export-csv.ts';
import { usePrintList } from '#src/platform/list-export/print-list.ts';
import type { PagedList } from '#src/platform/lists/grow-pages.ts';
import { useMirrorPages } from '#src/platform/lists/mirror-pages.ts';
import type { ListedRecord } from '#src/platform/lists/mirror-patches.ts';
import { shortAbsenceReason } from '#src/platform/records/redaction.ts';
import { isSearchResult, searchResultRow } from '#src/platform/search/search-result-row.ts';
import { useListState, type ListScreenProps } from './list-state.ts';
import { columnMenuState, matchScreenColumns, visibleColumns } from './table-columns.ts';

/** What a screen passes to a list of records that is a table in a wide window. */
export interface RecordTableProps extends ListScreenProps {
  /** Table columns, as in the URL; null for the default ones. */
  columns: string | null;
  /** True when a table fits: a wide window without an open record beside the list. */
  isTable: boolean;
}

/** One column of a list of records: on the screen, in print and in the exported file. */
export interface RecordColumn<Item, Context> {
  id: string;
  label: string;
  /** Share of the free width, or a fixed CSS length; without one, the column is not on the screen. */
  width?: number | string;
  /** Hidden where the list is narrower than this many pixels, unless the user selected the columns. */
  hiddenBelow?: 1000 | 1020 | 1260;
  /** Numbers: aligned to the right. */
  isFigure?: boolean;
  /** The printed text, and the one on the screen unless `cell` differs; without it, the column is not printed. */
  text?: (item: Item, context: Context) => string | null | undefined;
  cell?: (item: ListedRecord<Item>, context: Context) => ReactNode;
  /** Field in Grow, and what the screen shows when it is empty. */
  absent?: readonly [field: string, none: string];
  /** Heading in the file, if not `label`. */
  fileLabel?: string;
  /** Value in the file, as Clio returns it; without it, the column is not in the file. */
  fileValue?: (item: Item, context: Context) => string | number | null | undefined;
}

interface RecordTableOptions<List extends ListName, Context> extends RecordTableProps {
  kind: RecordKind;
  list: List;
  title: string;
  growPages: PagedList<ListRecords[List]>;
  growOrder: string;
  canGrowSearch: boolean;
  /** All columns, in the order of the screen. */
  table: readonly RecordColumn<ListRecords[List], Context>[];
  /** Ids of the columns of the file, in their order; by default that of the screen. */
  fileOrder?: readonly string[];
  /** What the cells need besides the record; must be stable. */
  context: Context;
}

/** Returns everything that `ui/list/RecordTable` needs to render a list of records. */
export function useRecordTable<List extends ListName, Context>(options: RecordTableOptions<List, Context>) {
  type Item = ListRecords[List];
  type Column = RecordColumn<Item, Context>;
  const { list, mirror, query, search, title, table, context } = options;
  const session = useCachedSession();
  const state = useListState({ ...options, mirrorPages: useMirrorPages(list, query, mirror) });
  const onScreen = useMemo(() => table.filter(({ width }) => width !== undefined), [table]);
  const chosen = useMemo(() => visibleColumns(onScreen, options.columns), [onScreen, options.columns]);
  const isTable = options.isTable && search === '';
  const shown = useMemo(
    () => (isTable ? onScreen.filter(({ id }) => chosen === null || chosen.includes(id)) : null),
    [isTable, onScreen, chosen],
  );
  const kept = matchScreenColumns(table, chosen);
  const printed = usePrintList({
    list,
    title,
    query,
    filters: state.controls?.filters ?? [],
    columns: kept.flatMap(({ label, isFigure = false, text }) =>
      text === undefined ? [] : [{ label, isFigure, valueOf: (item: Item) => text(item, context) ?? '' }],
    ),
    isOffered: mirror && options.currentId === null && search === '',
  });
  const save = () => {
    const inFile = options.fileOrder?.flatMap((id) => kept.filter((column) => column.id === id)) ?? kept;
    const columns = inFile.flatMap(({ label, fileLabel = label, fileValue }) =>
      fileValue === undefined ? [] : [{ title: fileLabel, valueOf: (item: Item) => fileValue(item, context) }],
    );
    return exportListAsCsv(title, { list, query, columns });
  };
  return {
    state,
    printed,
    /** Saves the list as a file; null for persons who may not. */
    save: session?.mayExport === true ? save : null,
    name: `${list} ${query} ${search}`,
    columnChoice: isTable ? columnMenuState(onScreen, chosen, options.onQuery) : null,
    /** The columns of the table; null for rows of two lines. */
    shown,
    hasDefaultColumns: chosen === null,
    /** Splits a search result into its parts, with its record if it is known; null for a record of the list. */
    foundOf: (row: ListedRecord<Item> | SearchResult) =>
      isSearchResult(row)
        ? {
            parts: searchResultRow(row),
            record: row.kind === options.kind ? (row.record as Item | undefined) : undefined,
          }
        : null,
    /** Renders a cell; an empty one states why it is empty. */
    cellOf: ({ cell, text, absent }: Column, item: ListedRecord<Item>): ReactNode =>
      (cell ?? text)?.(item, context) || (absent === undefined ? '' : shortAbsenceReason(item, ...absent)),
    /** Changes when the cells do. */
    context,
  };
}
