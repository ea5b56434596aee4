import type { ListName } from '@intake-desk/desk-api/event';
import type { ListSort } from '@intake-desk/desk-api/record-list';
import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import { useRef } from 'react';
import { listActionTexts } from '#src/texts/lists/list-actions.ts';
import { useFilterPanel, hasFilters, listFilters, SORT_LABELS } from '#src/platform/lists/list-filters.ts';
import { useRecordSearch, searchFilters } from '#src/platform/search/search-records.ts';
import { useListCommands } from './list-commands.ts';
import { mirrorListHeader, growListHeader } from './list-header.ts';
import { useManualPaging } from '#src/platform/preferences/load-by-button.ts';
import { formatCount } from '#src/platform/lists/list-counts.ts';
import { useListFacets, useMirrorPages } from '#src/platform/lists/mirror-pages.ts';
import { useNow } from '#src/platform/format/clock.ts';
import type { PagedList } from '#src/platform/lists/grow-pages.ts';
import { useRowHeight, useIsSplitView } from './use-row-height.ts';

interface ListStateOptions<Item> {
  kind: RecordKind;
  list: ListName;
  /** Whether the desk keeps the list; otherwise it passes through from Clio. */
  mirror: boolean;
  /** Clio's own pages of it, for when the desk keeps none. */
  growPages: PagedList<Item>;
  /** Said of their order. */
  growOrder: string;
  /** Whether Clio itself can search it. */
  canGrowSearch: boolean;
  /** Order and filters, as in the address. */
  query: string;
  onQuery: (name: string, value: string) => void;
  search: string;
  onClose: () => void;
  /** Takes search and filters away. */
  onClear: () => void;
}

/** What the list can be told to do; the list's own word for it is `ui/list-cursor`. */
interface ListHandle {
  move: (step: 1 | -1) => void;
  openNext: (id: number) => boolean;
  loadMore: () => void;
  toggleSelected: () => void;
  extendSelection: (step: 1 | -1) => void;
}

const SORTS = ['newest', 'updated', 'name', 'waiting'] as const;
/** Rows of a table are one line high. */
const TABLE_ROW = 40;

/** All that a list of records needs to be drawn (`ui/KeptList`), whichever way its records come. */
export function useListState<Item extends { id: number }>(options: ListStateOptions<Item>) {
  const { kind, list, mirror, growPages: passed, query, onQuery, search, onClose, onClear } = options;
  const now = useNow();
  const kept = useMirrorPages<Item>(list, query, mirror);
  const found = useRecordSearch(kind, search, mirror && search !== '', searchFilters(list, query));
  const [isFiltering, toggleFilters] = useFilterPanel(query);
  const facets = useListFacets(list, query, mirror && isFiltering);
  const cursor = useRef<ListHandle | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const sortRef = useRef<HTMLSelectElement>(null);
  const panelRef = useRef<HTMLDivElement>(null);
  const rowHeight = useRowHeight();
  const sideBySide = useIsSplitView();
  const byButton = useManualPaging();
  const canSearch = mirror || options.canGrowSearch;
  const pages = !mirror ? passed : search === '' ? kept : found;
  const isFiltered = hasFilters(query);
  useListCommands({
    cursor,
    refresh: pages.refresh,
    close: onClose,
    clear: search !== '' || isFiltered ? onClear : undefined,
    ...(canSearch ? { search: input } : {}),
    controls: mirror ? { sort: sortRef, filters: panelRef, isFiltering, toggleFilters } : undefined,
  });
  const sort = (new URLSearchParams(query).get('sort') ?? 'newest') as ListSort;
  const face = mirror
    ? mirrorListHeader(kept, found, { search, sort, now })
    : growListHeader(passed, options.growOrder);
  const filters = listFilters(kind, facets, query, { isCounted: search === '' });
  const isPartial = mirror && kept.freshness?.complete === false;
  return {
    pages,
    face,
    cursor,
    input,
    rowHeight,
    tableRowHeight: Math.min(rowHeight, TABLE_ROW),
    sideBySide,
    byButton,
    canSearch,
    isFilling: isPartial,
    clear: isFiltered ? onClear : undefined,
    /** Which of its ends it has. */
    ending: search ? ('search' as const) : query ? ('filtered' as const) : ('all' as const),
    inAll: listActionTexts.inAll(mirror ? face.count : formatCount(passed)),
    showArrived: kept.showPending,
    /** Null where there is nothing to choose: Clio's order is the only one. */
    controls: mirror
      ? {
          ranked: search === '' ? null : face.order,
          sort,
          sorts: SORTS.map((value) => ({
            value,
            label: value === 'waiting' ? listActionTexts.oldestFirst : SORT_LABELS[value],
          })),
          onSort: (value: string) => onQuery('sort', value === 'newest' ? '' : value),
          filters,
          onFilter: onQuery,
          isOpen: isFiltering,
          onToggle: toggleFilters,
          sortRef,
          panelRef,
        }
      : null,
  };
}
