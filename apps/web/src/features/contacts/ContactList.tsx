import { useRef } from 'react';
import { useListCommands } from '#src/platform/list-commands.ts';
import { asOfInWords, countInWords } from '#src/platform/list-words.ts';
import { useRecordPages } from '#src/platform/record-pages.ts';
import { useRowHeight, useSideBySide } from '#src/platform/row-height.ts';
import { RecordList } from '#src/ui/RecordList.tsx';
import { StateMessage } from '#src/ui/StateMessage.tsx';
import type { ListCursor } from '#src/ui/VirtualList.tsx';
import { contactPages } from './contact-queries.ts';
import { ContactRow } from './ContactRow.tsx';

interface ContactListProps {
  search: string;
  currentId: number | null;
  hrefOf: (id: number) => string;
  onOpen: (id: number) => void;
  onClose: () => void;
  onSearch: (search: string) => void;
}

/** Everybody the firm knows, page after page in Clio's order. */
export function ContactList({ search, currentId, hrefOf, onOpen, onClose, onSearch }: ContactListProps) {
  const pages = useRecordPages(contactPages(search));
  const cursor = useRef<ListCursor>(null);
  const input = useRef<HTMLInputElement>(null);
  const rowHeight = useRowHeight();
  const sideBySide = useSideBySide();
  useListCommands({ cursor, search: input, refresh: pages.refresh, close: onClose });
  return (
    <RecordList
      title="Contacts"
      name={`contacts ${search}`}
      pages={pages}
      count={countInWords(pages)}
      order={search ? `Matches for “${search}”, oldest first` : 'Oldest first'}
      freshness={asOfInWords(pages.asOf)}
      search={{
        label: 'Search contacts',
        placeholder: 'Name, e-mail or phone',
        value: search,
        onSearch,
        inputRef: input,
      }}
      idOf={(contact) => contact.id}
      hrefOf={(contact) => hrefOf(contact.id)}
      renderRow={(contact) => <ContactRow contact={contact} />}
      onOpen={(contact) => onOpen(contact.id)}
      currentId={currentId}
      opensOnMove={sideBySide && currentId !== null}
      rowHeight={rowHeight}
      cursor={cursor}
      words={{
        loading: 'Asking Clio for contacts',
        empty: (
          <StateMessage title="Clio shows this sign-in no contact.">
            A contact appears here once somebody accepts a lead in Clio Grow.
          </StateMessage>
        ),
        end: (
          <span>
            <strong>{countInWords(pages)} in all.</strong>{' '}
            {search ? 'That is every match.' : 'That is every contact this sign-in may see.'}
          </span>
        ),
      }}
    />
  );
}
