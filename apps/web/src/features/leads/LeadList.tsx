import type { InboxLead, ListedLeadState } from '@intake-desk/grow-api/inbox-lead';
import type { ListSort } from '@intake-desk/desk-api/record-list';
import type { SearchResult } from '@intake-desk/desk-api/search-result';
import { useRef, useState, type ReactNode } from 'react';
import { useFoundRecords } from '#src/platform/found-records.ts';
import { mirroredFace, passedFace } from '#src/platform/list-face.ts';
import { hasFilters, listFilters, SORT_WORDS } from '#src/platform/list-filters.ts';
import { useListFacets, useMirrorPages } from '#src/platform/mirror-pages.ts';
import type { Listed } from '#src/platform/mirror-patches.ts';
import { useNow } from '#src/platform/now.ts';
import { isFound, resultRow } from '#src/platform/result-row.ts';
import { FoundRow } from '#src/ui/FoundRow.tsx';
import { ListControls } from '#src/ui/ListControls.tsx';
import { ArrivedPill, ListNotice } from '#src/ui/ListNotice.tsx';
import { useListCommands } from '#src/platform/list-commands.ts';
import { countInWords } from '#src/platform/list-words.ts';
import { useRecordPages } from '#src/platform/record-pages.ts';
import { useRowHeight, useSideBySide } from '#src/platform/row-height.ts';
import { Button } from '#src/ui/Button.tsx';
import { RecordList } from '#src/ui/RecordList.tsx';
import { StateMessage } from '#src/ui/StateMessage.tsx';
import type { ListCursor } from '#src/ui/VirtualList.tsx';
import { leadPages } from './lead-queries.ts';
import { LeadRow } from './LeadRow.tsx';

interface LeadListProps {
  /** Beside Refresh. */
  tools?: ReactNode;
  state: ListedLeadState;
  /** Whether the desk keeps the list; otherwise it passes through from Clio. */
  mirror: boolean;
  /** Order and filters, as in the address. */
  query: string;
  onQuery: (name: string, value: string) => void;
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

/** Leads of one state: as the desk keeps them, or page after page in Clio's order. */
export function LeadList(props: LeadListProps) {
  const { state, mirror, query, onQuery, search, currentId, hrefOf, onOpen, onClose, onSearch } = props;
  const now = useNow();
  const passed = useRecordPages(leadPages(state, search), !mirror);
  const kept = useMirrorPages<InboxLead>(state, query, mirror);
  const found = useFoundRecords('lead', search, mirror && search !== '');
  const pages = !mirror ? passed : search === '' ? kept : found;
  const [isFiltering, setIsFiltering] = useState(hasFilters(query));
  const facets = useListFacets(state, query, mirror && isFiltering);
  const cursor = useRef<ListCursor>(null);
  const input = useRef<HTMLInputElement>(null);
  const rowHeight = useRowHeight();
  const sideBySide = useSideBySide();
  useListCommands({ cursor, search: input, refresh: pages.refresh, close: onClose });
  const words = WORDS[state];
  const sort = (new URLSearchParams(query).get('sort') ?? 'newest') as ListSort;
  const face = mirror
    ? mirroredFace(kept, found, { search, sort, now })
    : passedFace(passed, search ? `Matches for “${search}”, oldest first` : words.order);
  const isPartial = mirror && kept.freshness?.complete === false;
  return (
    <RecordList<Listed<InboxLead> | SearchResult>
      key={state}
      title={words.title}
      tools={props.tools}
      name={`leads ${state} ${query} ${search}`}
      pages={pages}
      count={face.count}
      order={face.order}
      freshness={face.freshness}
      controls={
        mirror && search === '' ? (
          <ListControls
            sort={sort}
            sorts={(['newest', 'waiting', 'name', 'updated'] as const).map((value) => ({
              value,
              label: SORT_WORDS[value],
            }))}
            onSort={(value) => onQuery('sort', value === 'newest' ? '' : value)}
            filters={listFilters('lead', facets, query)}
            onFilter={onQuery}
            isOpen={isFiltering}
            onToggle={() => setIsFiltering(!isFiltering)}
          />
        ) : undefined
      }
      notice={
        <>
          {face.notice && <ListNotice tone={face.notice.tone}>{face.notice.words}</ListNotice>}
          {face.arrived && search === '' && <ArrivedPill words={face.arrived} onShow={kept.showArrived} />}
        </>
      }
      search={{ label: 'Search leads', placeholder: 'Name, e-mail or phone', value: search, onSearch, inputRef: input }}
      idOf={(lead) => lead.id}
      hrefOf={(lead) => hrefOf(lead.id)}
      renderRow={(row) => (isFound(row) ? <FoundRow {...resultRow(row)} /> : <LeadRow lead={row} />)}
      onOpen={(lead) => onOpen(lead.id)}
      currentId={currentId}
      opensOnMove={sideBySide && currentId !== null}
      rowHeight={rowHeight}
      cursor={cursor}
      words={{
        loading: 'Asking Clio for leads',
        noMatch: mirror ? 'Names, e-mail addresses, phone numbers and parts of them are searched.' : undefined,
        empty: (
          <StateMessage
            title={
              isPartial
                ? 'The leads are being read from Clio.'
                : query
                  ? 'No lead fits these filters.'
                  : words.emptyTitle
            }
            actions={
              <Button onClick={pages.refresh} busy={pages.isRefreshing}>
                {pages.isRefreshing ? 'Asking Clio' : 'Refresh'}
              </Button>
            }
          >
            {isPartial
              ? 'The first ones appear here in a moment.'
              : query
                ? 'Take one of them away to see more.'
                : words.empty}
          </StateMessage>
        ),
        end: (
          <span>
            <strong>{mirror ? face.count : countInWords(passed)} in all.</strong>{' '}
            {search ? 'That is every match.' : query ? 'That is every lead that fits.' : words.end}
          </span>
        ),
      }}
    />
  );
}
