import type { SearchResult } from '@intake-desk/desk-api/search-result';
import type { Contact } from '@intake-desk/grow-api/contact';
import { useCallback, useMemo, type ReactNode } from 'react';
import { useListState } from '#src/platform/list-view/list-state.ts';
import type { Listed } from '#src/platform/lists/mirror-patches.ts';
import { usePrintedList } from '#src/platform/list-export/print-list.ts';
import { useRecordPages } from '#src/platform/lists/grow-pages.ts';
import { isFound, resultRow } from '#src/platform/search/search-result-row.ts';
import { saveList } from '#src/platform/list-export/export-csv.ts';
import { columnChoice, chosenColumns, followScreen } from '#src/platform/list-view/table-columns.ts';
import { contactsTexts } from '#src/texts/records/contacts.ts';
import { FoundRow } from '#src/ui/list/SearchResultRow.tsx';
import { KeptList } from '#src/ui/list/RecordListView.tsx';
import { PrintList } from '#src/ui/list/PrintList.tsx';
import { SaveListButton } from '#src/ui/list/SaveListButton.tsx';
import { TableHead } from '#src/ui/list/TableRow.tsx';
import { CONTACT_COLUMNS, CONTACT_SHEET, CONTACT_TABLE } from './contact-columns.ts';
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
  const passed = useRecordPages(contactPages(search), !mirror);
  const state = useListState<Contact>({
    ...props,
    kind: 'contact',
    list: 'contacts',
    passed,
    passedOrder: search ? contactsTexts.passedSearch(search) : contactsTexts.passed,
    passedSearch: true,
  });
  const isTable = props.isTable && search === '';
  const chosen = useMemo(() => chosenColumns(CONTACT_TABLE, props.columns), [props.columns]);
  const renderRow = useCallback(
    (row: Listed<Contact> | SearchResult) =>
      isFound(row) ? (
        <FoundRow {...resultRow(row)} />
      ) : isTable ? (
        <ContactTableRow contact={row} chosen={chosen} />
      ) : (
        <ContactRow contact={row} />
      ),
    [isTable, chosen],
  );
  const printed = usePrintedList<Contact>({
    list: 'contacts',
    title: contactsTexts.title,
    query,
    filters: state.controls?.filters ?? [],
    columns: followScreen(CONTACT_SHEET, chosen),
    isOffered: mirror && props.currentId === null && search === '',
  });
  return (
    <KeptList<Listed<Contact> | SearchResult>
      state={state}
      texts={{ ...contactsTexts, noMatch: mirror ? contactsTexts.noMatch : undefined }}
      name={`contacts ${query} ${search}`}
      search={search}
      onSearch={props.onSearch}
      keepView={props.keepView}
      columnChoice={isTable ? columnChoice(CONTACT_TABLE, chosen, props.onQuery) : null}
      more={
        <>
          <SaveListButton
            save={() =>
              saveList(contactsTexts.title, { list: 'contacts', query, columns: followScreen(CONTACT_COLUMNS, chosen) })
            }
          />
          <PrintList printed={printed} />
        </>
      }
      tableHead={isTable ? <TableHead columns={CONTACT_TABLE} chosen={chosen} className={styles.columns} /> : null}
      hrefOf={props.hrefOf}
      renderRow={renderRow}
      onOpen={props.onOpen}
      currentId={props.currentId}
      takesFocus={props.takesFocus}
    />
  );
}
