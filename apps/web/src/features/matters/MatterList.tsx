import type { ListSort } from '@intake-desk/desk-api/record-list';
import type { SearchResult } from '@intake-desk/desk-api/search-result';
import type { Matter } from '@intake-desk/grow-api/matter';
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
import { matterPages } from './matter-queries.ts';
import { MATTER_COLUMNS } from './matter-columns.ts';
import { MatterRow } from './MatterRow.tsx';

interface MatterListProps {
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

/** All matters: as the desk keeps them, or page after page in Clio's order. Only the desk can search them. */
export function MatterList(props: MatterListProps) {
  const { mirror, query, onQuery, search: asked, onSearch, currentId, hrefOf, onOpen, onClose } = props;
  const search = mirror ? asked : '';
  const now = useNow();
  const passed = useRecordPages(matterPages(), !mirror);
  const kept = useMirrorPages<Matter>('matters', query, mirror);
  const found = useFoundRecords('matter', search, search !== '');
  const pages = !mirror ? passed : search === '' ? kept : found;
  const [isFiltering, toggleFilters] = useFilterPanel(query);
  const facets = useListFacets('matters', query, mirror && isFiltering);
  const cursor = useRef<ListCursor>(null);
  const input = useRef<HTMLInputElement>(null);
  const rowHeight = useRowHeight();
  const sideBySide = useSideBySide();
  const isNarrowed = search !== '' || hasFilters(query);
  useListCommands({
    cursor,
    refresh: pages.refresh,
    close: onClose,
    clear: isNarrowed ? props.onClear : undefined,
    ...(mirror ? { search: input } : {}),
  });
  const sort = (new URLSearchParams(query).get('sort') ?? 'newest') as ListSort;
  const face = mirror
    ? mirroredFace(kept, found, { search, sort, now })
    : passedFace(passed, 'Oldest first; Clio’s API cannot search matters');
  const isPartial = mirror && kept.freshness?.complete === false;
  return (
    <RecordList<Listed<Matter> | SearchResult>
      title="Matters"
      name={`matters ${query} ${search}`}
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
            filters={listFilters('matter', facets, query)}
            onFilter={onQuery}
            isOpen={isFiltering}
            onToggle={toggleFilters}
          >
            {props.keepView}
            <SaveListButton save={() => saveList('Matters', { list: 'matters', query, columns: MATTER_COLUMNS })} />
          </ListControls>
        ) : undefined
      }
      notice={
        <>
          {face.notice && <ListNotice tone={face.notice.tone}>{face.notice.words}</ListNotice>}
          {face.arrived && search === '' && <ArrivedPill words={face.arrived} onShow={kept.showArrived} />}
        </>
      }
      {...(mirror
        ? {
            search: {
              label: 'Search matters',
              placeholder: 'Description, client, e-mail or phone',
              value: search,
              onSearch,
              inputRef: input,
            },
          }
        : {})}
      idOf={(matter) => matter.id}
      hrefOf={(matter) => hrefOf(matter.id)}
      renderRow={(row) => (isFound(row) ? <FoundRow {...resultRow(row)} /> : <MatterRow matter={row} />)}
      onOpen={(matter) => onOpen(matter.id)}
      currentId={currentId}
      opensOnMove={sideBySide && currentId !== null}
      rowHeight={rowHeight}
      cursor={cursor}
      words={{
        loading: 'Asking Clio for matters',
        noMatch: 'Descriptions and clients’ names, e-mail addresses and phone numbers are searched.',
        empty: (
          <EmptyList
            what="matters"
            isFilling={isPartial}
            clear={hasFilters(query) ? props.onClear : undefined}
            done={{ title: listStateTexts.none.matters, words: listStateTexts.none.mattersWords }}
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
                ? 'That is every matter that fits.'
                : 'That is every matter this sign-in may see.'}
          </span>
        ),
      }}
    />
  );
}
