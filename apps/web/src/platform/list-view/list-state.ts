import type { ListName, ListRecords } from '@intake-desk/desk-api/event';
import type { ListSort } from '@intake-desk/desk-api/record-list';
import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import { useRef, type ReactNode, type RefObject } from 'react';
import { listActionTexts } from '#src/texts/lists/list-actions.ts';
import { listsTexts } from '#src/texts/lists/lists.ts';
import { SORT_LABELS, hasFilters, listFilters, useFilterPanel } from '#src/platform/lists/list-filters.ts';
import { searchFilters, useRecordSearch, type SearchResults } from '#src/platform/search/search-records.ts';
import { useListCommands, type ListHandle } from './list-commands.ts';
import { useManualPaging } from '#src/platform/preferences/load-by-button.ts';
import {
  formatCount,
  formatMirrorCount,
  listNoticeOf,
  type ListNoticeContent,
} from '#src/platform/lists/list-notices.ts';
import { useListFacets, type MirrorPages } from '#src/platform/lists/mirror-pages.ts';
import { useNow } from '#src/platform/format/clock.ts';
import type { PagedList } from '#src/platform/lists/grow-pages.ts';
import { useRowHeight } from './use-row-height.ts';
import { formatNumber } from '#src/platform/format/format-number.ts';

/** What a screen passes to its list. */
export interface ListScreenProps {
  /** True if the server mirrors the list; otherwise its pages come directly from Clio. */
  mirror: boolean;
  /** Order and filters, as in the URL. */
  query: string;
  onQuery: (name: string, value: string) => void;
  search: string;
  onSearch: (search: string) => void;
  /** Clears search and filters. */
  onClear: () => void;
  /** Rendered beside Refresh: links to other views of the same records. */
  tools?: ReactNode;
  /** Control that saves the current filters as a view. */
  keepView?: ReactNode;
  /** The record beside the list; null if none is open. */
  currentId: number | null;
  /** True if the user returned to the list. */
  takesFocus: boolean;
  hrefOf: (id: number) => string;
  onOpen: (id: number) => void;
  onClose: () => void;
}

interface ListStateOptions<List extends ListName> extends Pick<
  ListScreenProps,
  'mirror' | 'query' | 'onQuery' | 'search' | 'onClose' | 'onClear'
> {
  kind: RecordKind;
  list: List;
  mirrorPages: MirrorPages<ListRecords[List]>;
  /** Clio's own pages of the list, used without a mirror. */
  growPages: PagedList<ListRecords[List]>;
  /** Describes the order of those pages. */
  growOrder: string;
  /** True if Clio itself can search the list. */
  canGrowSearch: boolean;
  /** Sort orders that the list offers, the default first. */
  sorts?: readonly [ListSort, ...ListSort[]];
  /** Returns a colleague's name, for the filters. */
  nameOf?: (person: string) => string | undefined;
  /** True if rows can be selected. */
  canPick?: boolean;
  /** Receives the list, where more than the list's own commands use it. */
  cursor?: RefObject<ListHandle | null>;
}

const SORTS = ['newest', 'updated', 'name', 'waiting'] as const;
/** The same order under the name that fits records which do not wait. */
const SORT_NAMES = { ...SORT_LABELS, waiting: listActionTexts.oldestFirst };
/** Row height of a table in pixels: one line of text. */
const TABLE_ROW = 40;

/**
 * Returns everything that a list of records needs to render (`ui/list/RecordListView`), whether it is mirrored or not.
 */
export function useListState<List extends ListName>(options: ListStateOptions<List>) {
  const { kind, list, mirror, mirrorPages, growPages, query, onQuery, search, onClose, onClear } = options;
  const [defaultSort] = options.sorts ?? SORTS;
  const now = useNow();
  const found = useRecordSearch(kind, search, mirror && search !== '', searchFilters(list, query));
  const [isFiltering, toggleFilters] = useFilterPanel(query);
  const facets = useListFacets(list, query, mirror && isFiltering);
  const ownCursor = useRef<ListHandle | null>(null);
  const cursor = options.cursor ?? ownCursor;
  const input = useRef<HTMLInputElement>(null);
  const sortRef = useRef<HTMLSelectElement>(null);
  const panelRef = useRef<HTMLDivElement>(null);
  const rowHeight = useRowHeight();
  const byButton = useManualPaging();
  const canSearch = mirror || options.canGrowSearch;
  const pages = !mirror ? growPages : search === '' ? mirrorPages : found;
  const isFiltered = hasFilters(query);
  // The results are those of the inbox.
  const hasOthers = pages === found && found.hasMore;
  useListCommands({
    cursor,
    refresh: pages.refresh,
    close: onClose,
    canPick: options.canPick,
    clear: search !== '' || isFiltered ? onClear : undefined,
    ...(canSearch ? { search: input } : {}),
    controls: mirror ? { sort: sortRef, filters: panelRef, isFiltering, toggleFilters } : undefined,
  });
  const sort = (new URLSearchParams(query).get('sort') ?? defaultSort) as ListSort;
  const header = mirror
    ? mirrorListHeader(mirrorPages, found, { search, sort, now })
    : {
        count: formatCount(growPages),
        order: options.growOrder,
        notice: null,
        pending: null,
      };
  const filters = listFilters(kind, facets, query, {
    isCounted: search === '',
    ...(options.nameOf === undefined ? {} : { nameOf: options.nameOf }),
  });
  const isPartial = mirror && mirrorPages.freshness?.complete === false;
  return {
    pages,
    face: header,
    cursor,
    input,
    rowHeight,
    more: hasOthers ? listsTexts.searchAll : listsTexts.loadMore,
    tableRowHeight: Math.min(rowHeight, TABLE_ROW),
    byButton: byButton || hasOthers,
    canSearch,
    isFilling: isPartial,
    clear: isFiltered ? onClear : undefined,
    /** Selects the text at the end of the list. */
    ending: search ? ('search' as const) : isFiltered ? ('filtered' as const) : ('all' as const),
    inAll: listActionTexts.inAll(mirror ? header.count : formatCount(growPages)),
    showArrived: mirrorPages.showPending,
    /** Null if there is nothing to choose because Clio's order is the only one. */
    controls: mirror
      ? {
          ranked: search === '' ? null : header.order,
          sort,
          sorts: (options.sorts ?? SORTS).map((value) => ({
            value,
            label: (options.sorts === undefined ? SORT_NAMES : SORT_LABELS)[value],
          })),
          onSort: (value: string) => onQuery('sort', value === defaultSort ? '' : value),
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

/** The texts in the header of a list. */
interface ListHeader {
  count: string;
  order: string;
  notice: ListNoticeContent | null;
  /** Label of a button; null while there is nothing new to show. */
  pending: string | null;
}

/** @param search the search text; empty for the whole list */
function mirrorListHeader<Item>(
  pages: MirrorPages<Item>,
  found: SearchResults,
  { search, sort, now }: { search: string; sort: ListSort; now: number },
): ListHeader {
  if (search !== '') {
    const group = found.meta?.groups[0];
    const total =
      group === undefined ? (found.meta === null ? '' : '0') : `${formatNumber(group.total)}${group.more ? '+' : ''}`;
    const freshness = found.meta?.freshness ?? null;
    const isPartial = freshness !== null && !freshness.complete;
    return {
      count: total === '0' && isPartial ? '' : total,
      order: (found.hasMore ? listsTexts.inboxMatches : listsTexts.bestMatches)(search),
      notice: listNoticeOf(freshness, now),
      pending: null,
    };
  }
  return {
    count: formatMirrorCount(pages.total, pages.freshness),
    order: SORT_LABELS[sort],
    notice: listNoticeOf(pages.freshness, now),
    pending: pages.isStale
      ? listsTexts.hasMore
      : pages.pendingCount > 0
        ? listsTexts.arrived(formatNumber(pages.pendingCount))
        : null,
  };
}
