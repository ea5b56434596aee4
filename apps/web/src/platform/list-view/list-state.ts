import type { ListName } from '@intake-desk/desk-api/event';
import type { ListSort } from '@intake-desk/desk-api/record-list';
import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import { useRef } from 'react';
import { recordListsTexts } from '#src/texts/lists/list-actions.ts';
import { useFilterPanel, hasFilters, listFilters, SORT_WORDS } from '#src/platform/lists/list-filters.ts';
import { useFoundRecords, searchFilters } from '#src/platform/search/search-records.ts';
import { useListCommands } from './list-commands.ts';
import { mirroredFace, passedFace } from './list-header.ts';
import { useLoadsByButton } from '#src/platform/preferences/load-by-button.ts';
import { countInWords } from '#src/platform/lists/list-counts.ts';
import { useListFacets, useMirrorPages } from '#src/platform/lists/mirror-pages.ts';
import { useNow } from '#src/platform/format/clock.ts';
import type { RecordPages } from '#src/platform/lists/grow-pages.ts';
import { useRowHeight, useSideBySide } from './use-row-height.ts';

interface ListWishes<Item> {
  kind: RecordKind;
  list: ListName;
  /** Whether the desk keeps the list; otherwise it passes through from Clio. */
  mirror: boolean;
  /** Clio's own pages of it, for when the desk keeps none. */
  passed: RecordPages<Item>;
  /** Said of their order. */
  passedOrder: string;
  /** Whether Clio itself can search it. */
  passedSearch: boolean;
  /** Order and filters, as in the address. */
  query: string;
  onQuery: (name: string, value: string) => void;
  search: string;
  onClose: () => void;
  /** Takes search and filters away. */
  onClear: () => void;
}

/** What the list can be told to do; the list's own word for it is `ui/list-cursor`. */
interface Cursor {
  move: (step: 1 | -1) => void;
  openAfter: (id: number) => boolean;
  readOn: () => void;
  pick: () => void;
  pickOn: (step: 1 | -1) => void;
}

const SORTS = ['newest', 'updated', 'name', 'waiting'] as const;
/** Rows of a table are one line high. */
const TABLE_ROW = 40;

/** All that a list of records needs to be drawn (`ui/KeptList`), whichever way its records come. */
export function useListState<Item extends { id: number }>(wishes: ListWishes<Item>) {
  const { kind, list, mirror, passed, query, onQuery, search, onClose, onClear } = wishes;
  const now = useNow();
  const kept = useMirrorPages<Item>(list, query, mirror);
  const found = useFoundRecords(kind, search, mirror && search !== '', searchFilters(list, query));
  const [isFiltering, toggleFilters] = useFilterPanel(query);
  const facets = useListFacets(list, query, mirror && isFiltering);
  const cursor = useRef<Cursor | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const sortRef = useRef<HTMLSelectElement>(null);
  const panelRef = useRef<HTMLDivElement>(null);
  const rowHeight = useRowHeight();
  const sideBySide = useSideBySide();
  const byButton = useLoadsByButton();
  const canSearch = mirror || wishes.passedSearch;
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
  const face = mirror ? mirroredFace(kept, found, { search, sort, now }) : passedFace(passed, wishes.passedOrder);
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
    inAll: recordListsTexts.inAll(mirror ? face.count : countInWords(passed)),
    showArrived: kept.showArrived,
    /** Null where there is nothing to choose: Clio's order is the only one. */
    controls: mirror
      ? {
          ranked: search === '' ? null : face.order,
          sort,
          sorts: SORTS.map((value) => ({
            value,
            label: value === 'waiting' ? recordListsTexts.oldestFirst : SORT_WORDS[value],
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
