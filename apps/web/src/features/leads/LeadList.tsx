import { type ListedLeadState } from '@intake-desk/grow-api/inbox-lead';
import { useRef } from 'react';
import { useListCommands } from '#src/platform/list-commands.ts';
import { asOfInWords, countInWords } from '#src/platform/list-words.ts';
import { useRecordPages } from '#src/platform/record-pages.ts';
import { useRowHeight, useSideBySide } from '#src/platform/row-height.ts';
import { Button } from '#src/ui/Button.tsx';
import { RecordList } from '#src/ui/RecordList.tsx';
import { StateMessage } from '#src/ui/StateMessage.tsx';
import type { ListCursor } from '#src/ui/VirtualList.tsx';
import { leadPages } from './lead-queries.ts';
import { LeadRow } from './LeadRow.tsx';

interface LeadListProps {
  state: ListedLeadState;
  search: string;
  currentId: number | null;
  hrefOf: (id: number) => string;
  onOpen: (id: number) => void;
  onClose: () => void;
  onSearch: (search: string) => void;
}

const WORDS = {
  untriaged: {
    title: 'Inbox',
    order: 'Longest waiting first',
    emptyTitle: 'Clio shows this sign-in no untriaged lead.',
    empty:
      'Leads that came by another road than this desk are shown only with the permission grow_lead_inbox_all_read. If leads are missing here, ask whoever runs this desk.',
    end: 'That is every untriaged lead this sign-in may see.',
  },
  ignored: {
    title: 'Ignored in Clio',
    order: 'Oldest first',
    emptyTitle: 'Clio shows this sign-in no ignored lead.',
    empty:
      'Leads that somebody ignores in Clio Grow are listed here; those that came by another road than this desk only with the permission grow_lead_inbox_all_read.',
    end: 'That is every ignored lead this sign-in may see.',
  },
} as const;

/** Leads of one state, page after page in Clio's order. */
export function LeadList({ state, search, currentId, hrefOf, onOpen, onClose, onSearch }: LeadListProps) {
  const pages = useRecordPages(leadPages(state, search));
  const cursor = useRef<ListCursor>(null);
  const input = useRef<HTMLInputElement>(null);
  const rowHeight = useRowHeight();
  const sideBySide = useSideBySide();
  useListCommands({ cursor, search: input, refresh: pages.refresh, close: onClose });
  const words = WORDS[state];
  return (
    <RecordList
      key={state}
      title={words.title}
      name={`leads ${state} ${search}`}
      pages={pages}
      count={countInWords(pages)}
      order={search ? `Matches for “${search}”, oldest first` : words.order}
      freshness={asOfInWords(pages.asOf)}
      search={{ label: 'Search leads', placeholder: 'Name, e-mail or phone', value: search, onSearch, inputRef: input }}
      idOf={(lead) => lead.id}
      hrefOf={(lead) => hrefOf(lead.id)}
      renderRow={(lead) => <LeadRow lead={lead} />}
      onOpen={(lead) => onOpen(lead.id)}
      currentId={currentId}
      opensOnMove={sideBySide && currentId !== null}
      rowHeight={rowHeight}
      cursor={cursor}
      words={{
        loading: 'Asking Clio for leads',
        empty: (
          <StateMessage
            title={words.emptyTitle}
            actions={
              <Button onClick={pages.refresh} busy={pages.isRefreshing}>
                {pages.isRefreshing ? 'Asking Clio' : 'Refresh'}
              </Button>
            }
          >
            {words.empty}
          </StateMessage>
        ),
        end: (
          <span>
            <strong>{countInWords(pages)} in all.</strong> {search ? 'That is every match.' : words.end}
          </span>
        ),
      }}
    />
  );
}
