import type { SearchResult } from '@intake-desk/desk-api/search-result';
import type { Contact } from '@intake-desk/grow-api/contact';
import { useCallback, useMemo, type ReactNode } from 'react';
import { useCachedSession } from '#src/platform/http/cached-session.ts';
import { useListState } from '#src/platform/list-view/list-state.ts';
import type { ListedRecord } from '#src/platform/lists/mirror-patches.ts';
import { usePrintList } from '#src/platform/list-export/print-list.ts';
import { useGrowPages } from '#src/platform/lists/grow-pages.ts';
import { useMirrorPages } from '#src/platform/lists/mirror-pages.ts';
import { isSearchResult, searchResultRow } from '#src/platform/search/search-result-row.ts';
import { exportListAsCsv } from '#src/platform/list-export/export-csv.ts';
import { columnMenuState, visibleColumns, matchScreenColumns } from '#src/platform/list-view/table-columns.ts';
import { contactsTexts } from '#src/texts/records/contacts.ts';
import { foundParts, SearchResultRow } from '#src/ui/list/SearchResultRow.tsx';
import { RecordListView } from '#src/ui/list/RecordListView.tsx';
import { PrintList } from '#src/ui/list/PrintList.tsx';
import { SaveListButton } from '#src/ui/list/SaveListButton.tsx';
import { TableHead } from '#src/ui/list/TableRow.tsx';
import { CONTACT_CSV_COLUMNS, CONTACT_PRINT_COLUMNS, CONTACT_TABLE_COLUMNS } from './contact-columns.ts';
import { contactPages } from './contact-queries.ts';
import { ContactRow } from './ContactRow.tsx';
import styles from './ContactTable.module.css';
import { ContactTableRow } from './ContactTableRow.tsx';

interface ContactListProps {
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
  /** Control that saves the current filters as a view. */
  keepView?: ReactNode;
  currentId: number | null;
  /** True when the user returned to the list. */
  takesFocus: boolean;
  hrefOf: (id: number) => string;
  onOpen: (id: number) => void;
  onClose: () => void;
}

/** All contacts of the firm: from the mirror, or page by page in Clio's order. */
export function ContactList(props: ContactListProps) {
  const { mirror, query, search } = props;
  const passed = useGrowPages(contactPages(search), !mirror);
  const state = useListState({
    ...props,
    kind: 'contact',
    list: 'contacts',
    mirrorPages: useMirrorPages('contacts', query, mirror),
    growPages: passed,
    growOrder: search ? contactsTexts.passedSearch(search) : contactsTexts.passed,
    canGrowSearch: true,
  });
  const session = useCachedSession();
  const isTable = props.isTable && search === '';
  const chosen = useMemo(() => visibleColumns(CONTACT_TABLE_COLUMNS, props.columns), [props.columns]);
  const renderRow = useCallback(
    (row: ListedRecord<Contact> | SearchResult) =>
      isSearchResult(row) ? (
        row.kind === 'contact' && row.record ? (
          <ContactRow contact={row.record} found={foundParts(searchResultRow(row))} />
        ) : (
          <SearchResultRow {...searchResultRow(row)} />
        )
      ) : isTable ? (
        <ContactTableRow contact={row} chosen={chosen} />
      ) : (
        <ContactRow contact={row} />
      ),
    [isTable, chosen],
  );
  const printed = usePrintList({
    list: 'contacts',
    title: contactsTexts.title,
    query,
    filters: state.controls?.filters ?? [],
    columns: matchScreenColumns(CONTACT_PRINT_COLUMNS, chosen),
    isOffered: mirror && props.currentId === null && search === '',
  });
  return (
    <RecordListView<ListedRecord<Contact> | SearchResult>
      state={state}
      texts={{ ...contactsTexts, noMatch: mirror ? contactsTexts.noMatch : undefined }}
      name={`contacts ${query} ${search}`}
      search={search}
      onSearch={props.onSearch}
      keepView={props.keepView}
      columnChoice={isTable ? columnMenuState(CONTACT_TABLE_COLUMNS, chosen, props.onQuery) : null}
      more={
        <>
          {session?.mayExport === true && (
            <SaveListButton
              save={() =>
                exportListAsCsv(contactsTexts.title, {
                  list: 'contacts',
                  query,
                  columns: matchScreenColumns(CONTACT_CSV_COLUMNS, chosen),
                })
              }
            />
          )}
          <PrintList printed={printed} />
        </>
      }
      tableHead={
        isTable ? <TableHead columns={CONTACT_TABLE_COLUMNS} chosen={chosen} className={styles.columns} /> : null
      }
      hrefOf={props.hrefOf}
      renderRow={renderRow}
      onOpen={props.onOpen}
      currentId={props.currentId}
      takesFocus={props.takesFocus}
    />
  );
}
