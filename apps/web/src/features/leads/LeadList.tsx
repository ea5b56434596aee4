import type { InboxLead, ListedLeadState } from '@intake-desk/grow-api/inbox-lead';
import type { ListSort } from '@intake-desk/desk-api/record-list';
import type { SearchResult } from '@intake-desk/desk-api/search-result';
import type { TriageView } from '@intake-desk/desk-api/triage-view';
import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ComponentProps,
  type ReactNode,
  type RefObject,
} from 'react';
import { useFilterPanel, hasFilters, listFilters, SORT_LABELS } from '#src/platform/lists/list-filters.ts';
import { useRecordSearch, searchFilters } from '#src/platform/search/search-records.ts';
import { mirrorListHeader, growListHeader } from '#src/platform/list-view/list-header.ts';
import { parseSearchOperators, withoutPartialOperator } from './search-operators.ts';
import { listsTexts } from '#src/texts/lists/lists.ts';
import { useListFacets, useMirrorPages } from '#src/platform/lists/mirror-pages.ts';
import type { ListedRecord } from '#src/platform/lists/mirror-patches.ts';
import { selectedIds, clearSelection } from '#src/ui/virtual-list/selection.ts';
import { useNow } from '#src/platform/format/clock.ts';
import { isSearchResult, searchResultRow } from '#src/platform/search/search-result-row.ts';
import { leadsTexts } from '#src/texts/leads/leads.ts';
import { SearchResultRow } from '#src/ui/list/SearchResultRow.tsx';
import { exportListAsCsv } from '#src/platform/list-export/export-csv.ts';
import { ListControls } from '#src/ui/list/ListControls.tsx';
import { SaveListButton } from '#src/ui/list/SaveListButton.tsx';
import { PendingRowsPill, ListNotice } from '#src/ui/list/ListNotice.tsx';
import { useListCommands } from '#src/platform/list-view/list-commands.ts';
import { useManualPaging } from '#src/platform/preferences/load-by-button.ts';
import { formatCount } from '#src/platform/lists/list-counts.ts';
import { useGrowPages } from '#src/platform/lists/grow-pages.ts';
import { useRowHeight, useIsSplitView } from '#src/platform/list-view/use-row-height.ts';
import { formatPastTime } from '#src/platform/format/time.ts';
import { useViewTotal } from '#src/platform/lists/view-total.ts';
import { listStateTexts } from '#src/texts/lists/list-states.ts';
import { EmptyList } from '#src/ui/list/EmptyList.tsx';
import { RecordList } from '#src/ui/list/RecordList.tsx';
import type { ListHandle } from '#src/ui/virtual-list/list-handle.ts';
import { leadPages } from './lead-queries.ts';
import { LEAD_CSV_COLUMNS } from './lead-columns.ts';
import { useLatestLeadTime } from './use-latest-lead-time.ts';
import { leadListKey } from './lead-list-name.ts';
import { LeadRow } from './LeadRow.tsx';

interface LeadListProps {
  /** Rendered beside Refresh. */
  tools?: ReactNode;
  state: ListedLeadState;
  /** True when the server mirrors the list; otherwise pages are proxied from Clio. */
  mirror: boolean;
  /** Sort and filters, as in the URL. */
  query: string;
  onQuery: (name: string, value: string) => void;
  search: string;
  currentId: number | null;
  /** True when the user returned to the list. */
  takesFocus: boolean;
  hrefOf: (id: number) => string;
  onOpen: (id: number) => void;
  onClose: () => void;
  onSearch: (search: string) => void;
  /** Changes several URL parameters at once. */
  onChange: (changes: Readonly<Record<string, string>>) => void;
  /** The team, for the names of lead owners. */
  colleagues: readonly { id: string; name: string }[];
  /** Clears search and filters. */
  onClear: () => void;
  /** Control that saves the current filters as a view. */
  keepView?: ReactNode;
  /** Triage view of the inbox; null for the whole list. */
  view: TriageView | null;
  cursor: RefObject<ListHandle | null>;
  /** Renders a lead's triage status in its row. */
  mark: (lead: number) => ReactNode;
  /** Renders the unread mark before a lead's name. */
  before?: ((lead: number) => ReactNode) | undefined;
  /** Renders the triage actions in a row. */
  actions?: ((lead: InboxLead, hasKeys: boolean) => ReactNode) | undefined;
  /** True when the lead was handled and its row must be hidden. */
  isHidden: (lead: number) => boolean;
  /** Links to the other views, in windows too narrow for the sidebar. */
  views?: ReactNode;
}

const WORDS = leadsTexts.lists;

/** Leads in one state: from the mirror, or page by page in Clio's order. */
export function LeadList(props: LeadListProps) {
  const { state, mirror, query, onQuery, search, currentId, hrefOf, onOpen, onClose, onSearch } = props;
  const { view, cursor, mark, before, isHidden } = props;
  const now = useNow();
  const passed = useGrowPages(leadPages(state, search), !mirror);
  const read = useMirrorPages(state, query, mirror);
  const inView = useViewTotal(query, mirror && view !== null);
  const shown = useMemo(() => read.items.filter(({ id }) => !isHidden(id)), [read.items, isHidden]);
  const kept = {
    ...read,
    items: shown,
    total: view === null || read.freshness?.complete !== true ? read.total : inView,
  };
  const isEmptyPage = mirror && shown.length === 0 && read.items.length > 0 && read.hasMore && !read.isLoadingMore;
  const { loadMore } = read;
  useEffect(() => {
    if (isEmptyPage) loadMore();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- loads more when all rows are hidden, not when the callback changes
  }, [isEmptyPage]);
  const found = useRecordSearch('lead', search, mirror && search !== '', searchFilters(state, query));
  const pages = !mirror ? passed : search === '' ? kept : found;
  const [isFiltering, toggleFilters] = useFilterPanel(query);
  const facets = useListFacets(state, query, mirror && isFiltering);
  const [unknown, setUnknown] = useState<string | null>(null);
  /** Moves complete operators to the URL; search terms stay in the field. */
  const take = (typed: string, isDone: boolean): string => {
    const read = parseSearchOperators(typed, isDone, { personOf: (name) => personCalled(name, props.colleagues) });
    const { changes, rest } = read;
    setUnknown(read.unknown);
    if (Object.keys(changes).length === 0) return rest;
    props.onChange({ ...changes, q: withoutPartialOperator(rest).trim() });
    return rest;
  };
  const input = useRef<HTMLInputElement>(null);
  const sortRef = useRef<HTMLSelectElement>(null);
  const panelRef = useRef<HTMLDivElement>(null);
  const rowHeight = useRowHeight();
  const sideBySide = useIsSplitView();
  const isNarrowed = search !== '' || hasFilters(query);
  useListCommands({
    cursor,
    search: input,
    refresh: pages.refresh,
    close: () => (selectedIds().size > 0 ? clearSelection() : onClose()),
    canPick: view !== null,
    clear: isNarrowed ? props.onClear : undefined,
    controls: mirror ? { sort: sortRef, filters: panelRef, isFiltering, toggleFilters } : undefined,
  });
  const renderRow = useCallback(
    (row: ListedRecord<InboxLead> | SearchResult) =>
      isSearchResult(row) ? (
        <SearchResultRow {...searchResultRow(row)} />
      ) : (
        <AgeingRow lead={row} mark={mark(row.id)} before={before?.(row.id)} />
      ),
    [mark, before],
  );
  const words = WORDS[state === 'ignored' ? 'ignored' : (view ?? 'open')];
  const [defaultSort] = sortsOf(view);
  const sort = (new URLSearchParams(query).get('sort') ?? defaultSort) as ListSort;
  const face = mirror
    ? mirrorListHeader(kept, found, { search, sort, now })
    : growListHeader(passed, search ? leadsTexts.matches(search) : words.order);
  const lastLead = useLatestLeadTime(mirror && view === 'open' && pages.items.length === 0 && !pages.isLoading);
  const doneWords =
    lastLead === null ? words.empty : `${listStateTexts.lastLead(formatPastTime(lastLead, now))} ${words.empty}`;
  const isPartial = mirror && kept.freshness?.complete === false;
  return (
    <RecordList<ListedRecord<InboxLead> | SearchResult>
      key={`${state} ${view ?? ''}`}
      title={words.title}
      tools={props.tools}
      name={leadListKey(state, query, search)}
      pages={pages}
      count={face.count}
      order={face.order}
      freshness={face.freshness}
      controls={
        mirror ? (
          <ListControls
            ranked={search === '' ? null : face.order}
            sort={sort}
            sorts={sortsOf(view).map((value) => ({ value, label: SORT_LABELS[value] }))}
            onSort={(value) => onQuery('sort', value === defaultSort ? '' : value)}
            filters={listFilters('lead', facets, query, {
              nameOf: (person) => props.colleagues.find(({ id }) => id === person)?.name,
              isCounted: search === '',
            })}
            onFilter={onQuery}
            isOpen={isFiltering}
            onToggle={toggleFilters}
            sortRef={sortRef}
            panelRef={panelRef}
          >
            {props.keepView}
            {search === '' && (
              <SaveListButton
                save={() => exportListAsCsv(leadsTexts.file, { list: state, query, columns: LEAD_CSV_COLUMNS })}
              />
            )}
          </ListControls>
        ) : undefined
      }
      notice={
        <>
          {props.views}
          {unknown !== null && mirror && <ListNotice tone="warning">{listsTexts.unknownOperator(unknown)}</ListNotice>}
          {face.notice && <ListNotice tone={face.notice.tone}>{face.notice.words}</ListNotice>}
          {face.pending && search === '' && <PendingRowsPill words={face.pending} onShow={kept.showPending} />}
        </>
      }
      search={{
        label: leadsTexts.search,
        placeholder: leadsTexts.searchIn,
        value: search,
        onSearch,
        inputRef: input,
        ...(mirror && view !== null ? { take, wordsOf: withoutPartialOperator, help: listsTexts.operatorHelp } : {}),
      }}
      idOf={(lead) => lead.id}
      hrefOf={(lead) => hrefOf(lead.id)}
      renderRow={renderRow}
      renderActions={(row, hasKeys) => (isSearchResult(row) || row.departure ? null : props.actions?.(row, hasKeys))}
      onOpen={(lead) => onOpen(lead.id)}
      currentId={currentId}
      takesFocus={props.takesFocus}
      opensOnMove={sideBySide && currentId !== null}
      rowHeight={rowHeight}
      cursor={cursor}
      canPick={view !== null}
      byButton={useManualPaging()}
      words={{
        loading: leadsTexts.loading,
        noMatch: mirror ? leadsTexts.noMatch : undefined,
        widen: mirror && hasFilters(query) ? props.onClear : undefined,
        empty: (
          <EmptyList
            what="leads"
            isFilling={isPartial}
            clear={hasFilters(query) ? props.onClear : undefined}
            done={{ title: words.emptyTitle, words: doneWords }}
            refresh={pages.refresh}
            isRefreshing={pages.isRefreshing}
          />
        ),
        end: (
          <span>
            <strong>{leadsTexts.inAll(mirror ? face.count : formatCount(passed))}</strong>{' '}
            {search ? leadsTexts.everyMatch : hasFilters(query) ? leadsTexts.everyFit : words.end}
          </span>
        ),
      }}
    />
  );
}

function AgeingRow(props: Omit<ComponentProps<typeof LeadRow>, 'now'>) {
  return <LeadRow {...props} now={useNow()} />;
}

/** Sort orders of a view, the default first. */
function sortsOf(view: TriageView | null): readonly [ListSort, ...ListSort[]] {
  const always = ['newest', 'waiting', 'name', 'updated'] as const;
  return view === 'snoozed' ? ['wake', ...always] : always;
}

/** Id of the only colleague whose name begins with the text; null for none or several. */
function personCalled(name: string, colleagues: LeadListProps['colleagues']): string | null {
  const small = name.toLowerCase();
  const [first, ...others] = colleagues.filter((one) => one.name.toLowerCase().startsWith(small));
  return first === undefined || others.length > 0 ? null : first.id;
}
