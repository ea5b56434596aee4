import type { SearchResult } from '@intake-desk/desk-api/search-result';
import type { Contact } from '@intake-desk/grow-api/contact';
import { useCallback, useMemo, type ReactNode } from 'react';
import { useListState } from '#src/platform/list-view/list-state.ts';
import type { ListedRecord } from '#src/platform/lists/mirror-patches.ts';
import { usePrintList } from '#src/platform/list-export/print-list.ts';
import { useGrowPages } from '#src/platform/lists/grow-pages.ts';
import { isSearchResult, searchResultRow } from '#src/platform/search/search-result-row.ts';
import { exportListAsCsv } from '#src/platform/list-export/export-csv.ts';
import { columnMenuState, visibleColumns, matchScreenColumns } from '#src/platform/list-view/table-columns.ts';
import { contactsTexts } from '#src/texts/records/contacts.ts';
import { SearchResultRow } from '#src/ui/list/SearchResultRow.tsx';
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
  /** Keeps the list as it is filtered. */
  keepView?: ReactNode;
  currentId: number | null;
  /** Whether the list was come back to. */
  takesFocus: boolean;
  hrefOf: (id: number) => string;
  onOpen: (id: number) => void;
  onClose: () => void;
}

/** Everybody the firm knows: as the desk keeps them, or page after page in Clio's order. */
export function ContactList(props: ContactListProps) {
  const { mirror, query, search } = props;
  const passed = useGrowPages(contactPages(search), !mirror);
  const state = useListState<Contact>({
    ...props,
    kind: 'contact',
    list: 'contacts',
    growPages: passed,
    growOrder: search ? contactsTexts.passedSearch(search) : contactsTexts.passed,
    canGrowSearch: true,
  });
  const isTable = props.isTable && search === '';
  const chosen = useMemo(() => visibleColumns(CONTACT_TABLE_COLUMNS, props.columns), [props.columns]);
  const renderRow = useCallback(
    (row: ListedRecord<Contact> | SearchResult) =>
      isSearchResult(row) ? (
        <SearchResultRow {...searchResultRow(row)} />
      ) : isTable ? (
        <ContactTableRow contact={row} chosen={chosen} />
      ) : (
        <ContactRow contact={row} />
      ),
    [isTable, chosen],
  );
  const printed = usePrintList<Contact>({
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
          <SaveListButton
            save={() =>
              exportListAsCsv(contactsTexts.title, {
                list: 'contacts',
                query,
                columns: matchScreenColumns(CONTACT_CSV_COLUMNS, chosen),
              })
            }
          />
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
