import type { ListSort } from '@intake-desk/desk-api/record-list';
import type { SearchResult } from '@intake-desk/desk-api/search-result';
import type { Contact } from '@intake-desk/grow-api/contact';
import { useRef, type ReactNode } from 'react';
import { useFilterPanel } from '#src/platform/filter-panel.ts';
import { useFoundRecords } from '#src/platform/found-records.ts';
import { useListCommands } from '#src/platform/list-commands.ts';
import { mirroredFace, passedFace } from '#src/platform/list-face.ts';
import { hasFilters, listFilters, SORT_WORDS } from '#src/platform/list-filters.ts';
import { countInWords } from '#src/platform/list-words.ts';
import { useListFacets, useMirrorPages } from '#src/platform/mirror-pages.ts';
import type { Listed } from '#src/platform/mirror-patches.ts';
import { useNow } from '#src/platform/now.ts';
import { useRecordPages } from '#src/platform/record-pages.ts';
import { isFound, resultRow } from '#src/platform/result-row.ts';
import { useRowHeight, useSideBySide } from '#src/platform/row-height.ts';
import { FoundRow } from '#src/ui/FoundRow.tsx';
import { saveList } from '#src/platform/save-list.ts';
import { ListControls } from '#src/ui/ListControls.tsx';
import { SaveListButton } from '#src/ui/SaveListButton.tsx';
import { ArrivedPill, ListNotice } from '#src/ui/ListNotice.tsx';
import { listStateTexts } from '#src/texts/list-states.ts';
import { EmptyList } from '#src/ui/EmptyList.tsx';
import { RecordList } from '#src/ui/RecordList.tsx';
import type { ListCursor } from '#src/ui/VirtualList.tsx';
import { contactPages } from './contact-queries.ts';
import { CONTACT_COLUMNS } from './contact-columns.ts';
import { ContactRow } from './ContactRow.tsx';

interface ContactListProps {
  /** Whether the desk keeps the list; otherwise it passes through from Clio. */
  mirror: boolean;
  /** Order and filters, as in the address. */
  query: string;
  onQuery: (name: string, value: string) => void;
  search: string;
  onSearch: (search: string) => void;
  /** Takes search and filters away. */
  onClear: () => void;
  /** Keeps the list as it is filtered. */
  keepView?: ReactNode;
  currentId: number | null;
  hrefOf: (id: number) => string;
  onOpen: (id: number) => void;
  onClose: () => void;
}

const SORTS = ['newest', 'updated', 'name', 'waiting'] as const;

/** Everybody the firm knows: as the desk keeps them, or page after page in Clio's order. */
export function ContactList(props: ContactListProps) {
  const { mirror, query, onQuery, search, onSearch, currentId, hrefOf, onOpen, onClose } = props;
  const now = useNow();
  const passed = useRecordPages(contactPages(search), !mirror);
  const kept = useMirrorPages<Contact>('contacts', query, mirror);
  const found = useFoundRecords('contact', search, mirror && search !== '');
  const pages = !mirror ? passed : search === '' ? kept : found;
  const [isFiltering, toggleFilters] = useFilterPanel(query);
  const facets = useListFacets('contacts', query, mirror && isFiltering);
  const cursor = useRef<ListCursor>(null);
  const input = useRef<HTMLInputElement>(null);
  const rowHeight = useRowHeight();
  const sideBySide = useSideBySide();
  const isNarrowed = search !== '' || hasFilters(query);
  useListCommands({
    cursor,
    search: input,
    refresh: pages.refresh,
    close: onClose,
    clear: isNarrowed ? props.onClear : undefined,
  });
  const sort = (new URLSearchParams(query).get('sort') ?? 'newest') as ListSort;
  const face = mirror
    ? mirroredFace(kept, found, { search, sort, now })
    : passedFace(passed, search ? `Matches for “${search}”, oldest first` : 'Oldest first');
  const isPartial = mirror && kept.freshness?.complete === false;
  return (
    <RecordList<Listed<Contact> | SearchResult>
      title="Contacts"
      name={`contacts ${query} ${search}`}
      pages={pages}
      count={face.count}
      order={face.order}
      freshness={face.freshness}
      controls={
        mirror && search === '' ? (
          <ListControls
            sort={sort}
            sorts={SORTS.map((value) => ({ value, label: value === 'waiting' ? 'Oldest first' : SORT_WORDS[value] }))}
            onSort={(value) => onQuery('sort', value === 'newest' ? '' : value)}
            filters={listFilters('contact', facets, query)}
            onFilter={onQuery}
            isOpen={isFiltering}
            onToggle={toggleFilters}
          >
            {props.keepView}
            <SaveListButton save={() => saveList('Contacts', { list: 'contacts', query, columns: CONTACT_COLUMNS })} />
          </ListControls>
        ) : undefined
      }
      notice={
        <>
          {face.notice && <ListNotice tone={face.notice.tone}>{face.notice.words}</ListNotice>}
          {face.arrived && search === '' && <ArrivedPill words={face.arrived} onShow={kept.showArrived} />}
        </>
      }
      search={{
        label: 'Search contacts',
        placeholder: 'Name, e-mail or phone',
        value: search,
        onSearch,
        inputRef: input,
      }}
      idOf={(contact) => contact.id}
      hrefOf={(contact) => hrefOf(contact.id)}
      renderRow={(row) => (isFound(row) ? <FoundRow {...resultRow(row)} /> : <ContactRow contact={row} />)}
      onOpen={(contact) => onOpen(contact.id)}
      currentId={currentId}
      opensOnMove={sideBySide && currentId !== null}
      rowHeight={rowHeight}
      cursor={cursor}
      words={{
        loading: 'Asking Clio for contacts',
        noMatch: !mirror ? undefined : 'Names, e-mail addresses, phone numbers and parts of them are searched.',
        empty: (
          <EmptyList
            what="contacts"
            isFilling={isPartial}
            clear={hasFilters(query) ? props.onClear : undefined}
            done={{ title: listStateTexts.none.contacts, words: listStateTexts.none.contactsWords }}
            refresh={pages.refresh}
            isRefreshing={pages.isRefreshing}
          />
        ),
        end: (
          <span>
            <strong>{mirror ? face.count : countInWords(passed)} in all.</strong>{' '}
            {search
              ? 'That is every match.'
              : query
                ? 'That is every contact that fits.'
                : 'That is every contact this sign-in may see.'}
          </span>
        ),
      }}
    />
  );
}
