import type { InboxLead, ListedLeadState } from '@intake-desk/grow-api/inbox-lead';
import type { ListSort } from '@intake-desk/desk-api/record-list';
import type { SearchResult } from '@intake-desk/desk-api/search-result';
import type { TriageView } from '@intake-desk/desk-api/triage-view';
import { useCallback, useEffect, useMemo, useState, type ComponentProps, type ReactNode, type RefObject } from 'react';
import { useListState, type ListScreenProps } from '#src/platform/list-view/list-state.ts';
import { parseSearchOperators, withoutPartialOperator } from './search-operators.ts';
import { listsTexts } from '#src/texts/lists/lists.ts';
import { useMirrorPages, type MirrorPages } from '#src/platform/lists/mirror-pages.ts';
import type { ListedRecord } from '#src/platform/lists/mirror-patches.ts';
import { selectedIds, clearSelection } from '#src/ui/virtual-list/selection.ts';
import { useNow } from '#src/platform/format/clock.ts';
import { isSearchResult, searchResultRow } from '#src/platform/search/search-result-row.ts';
import { leadsTexts } from '#src/texts/leads/leads.ts';
import { foundParts, SearchResultRow } from '#src/ui/list/SearchResultRow.tsx';
import { SaveListButton } from '#src/ui/list/SaveListButton.tsx';
import { ListNotice } from '#src/ui/list/ListNotice.tsx';
import { growGet } from '#src/platform/http/grow.ts';
import { growPagesOptions, useGrowPages } from '#src/platform/lists/grow-pages.ts';
import { formatPastTime } from '#src/platform/format/time.ts';
import { useViewTotal } from '#src/platform/lists/list-totals.ts';
import { listStateTexts } from '#src/texts/lists/list-states.ts';
import { shellTexts } from '#src/texts/shell/shell.ts';
import { RecordListView } from '#src/ui/list/RecordListView.tsx';
import type { ListHandle } from '#src/ui/virtual-list/list-handle.ts';
import { useLatestLeadTime } from './use-latest-lead-time.ts';
import { leadListKey } from './lead-list-name.ts';
import { LeadRow } from './LeadRow.tsx';
import { useDueRecords, withDueOnTop } from './due-leads.ts';
import { DueHeading } from './DueHeading.tsx';

interface LeadListProps extends ListScreenProps {
  state: ListedLeadState;
  /** Changes several URL parameters at once. */
  onChange: (changes: Readonly<Record<string, string>>) => void;
  /** The team, for the names of lead owners. */
  colleagues: readonly { id: string; name: string }[];
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
  /** The leads of the section *Due now* above the others. */
  due: { ids: readonly number[]; prune: () => void };
  /** Links to the other views, in windows too narrow for the sidebar. */
  views?: ReactNode;
}

const WORDS = leadsTexts.lists;

/** Leads in one state: from the mirror, or page by page in Clio's order. */
export function LeadList(props: LeadListProps) {
  const { state, mirror, query, search, view, mark, before } = props;
  const now = useNow();
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
  const words = WORDS[state === 'ignored' ? 'ignored' : (view ?? 'open')];
  const shown = useShownPages(useMirrorPages(state, query, mirror), props);
  const list = useListState({
    ...props,
    kind: 'lead',
    list: state,
    mirrorPages: shown,
    growPages: useGrowPages(leadPages(state, search), !mirror),
    growOrder: search ? leadsTexts.matches(search) : words.order,
    canGrowSearch: true,
    onClose: () => (selectedIds().size > 0 ? clearSelection() : props.onClose()),
    sorts: sortsOf(view),
    nameOf: (person) => props.colleagues.find(({ id }) => id === person)?.name,
    canPick: view !== null,
  });
  const renderRow = useCallback(
    (row: ListedRecord<InboxLead> | SearchResult) =>
      isSearchResult(row) ? (
        row.kind === 'lead' && row.record ? (
          <AgeingRow
            lead={row.record}
            mark={mark(row.id)}
            before={row.record.state === 'untriaged' ? before?.(row.id) : undefined}
            found={foundParts(searchResultRow(row))}
          />
        ) : (
          <SearchResultRow {...searchResultRow(row)} />
        )
      ) : (
        <AgeingRow lead={row} mark={mark(row.id)} before={before?.(row.id)} />
      ),
    [mark, before],
  );
  const { items, isLoading } = list.pages;
  const lastLead = useLatestLeadTime(mirror && view === 'open' && items.length === 0 && !isLoading);
  const emptyWords =
    lastLead === null ? words.empty : `${listStateTexts.lastLead(formatPastTime(lastLead, now))} ${words.empty}`;
  return (
    <RecordListView<ListedRecord<InboxLead> | SearchResult>
      {...props}
      key={`${state} ${view ?? ''}`}
      state={list}
      texts={{
        ...leadsTexts,
        title: words.title,
        what: 'leads',
        noMatch: mirror ? leadsTexts.noMatch : undefined,
        empty: [words.emptyTitle, emptyWords],
        end: { search: leadsTexts.everyMatch, filtered: leadsTexts.everyFit, all: words.end },
      }}
      name={leadListKey(state, query, search)}
      searchOptions={
        mirror && view !== null ? { take, wordsOf: withoutPartialOperator, help: listsTexts.operatorHelp } : undefined
      }
      notice={
        <>
          {props.views}
          {shown.rowsOnTop > 0 && search === '' && (
            <DueHeading count={shown.rowsOnTop} onShow={() => props.cursor.current?.showFirst()} />
          )}
          {unknown !== null && mirror && <ListNotice tone="warning">{listsTexts.unknownOperator(unknown)}</ListNotice>}
        </>
      }
      more={<SaveListButton save={() => save(state, query)} />}
      tableHead={null}
      renderRow={renderRow}
      renderActions={(row, hasKeys) => (isSearchResult(row) || row.departure ? null : props.actions?.(row, hasKeys))}
      canPick={view !== null}
    />
  );
}

/**
 * Leaves out the rows of handled leads, puts those that are due on top, and takes the total of a view from the server.
 */
function useShownPages(read: MirrorPages<InboxLead>, { mirror, query, view, isHidden, due }: LeadListProps) {
  const inView = useViewTotal(query, mirror && view !== null);
  const records = useDueRecords(due.ids, query);
  const { onTop, items } = useMemo(() => {
    const rows: readonly ListedRecord<InboxLead>[] = read.items.filter(({ id }) => !isHidden(id));
    const wanted = due.ids.filter((id) => !isHidden(id));
    if (wanted.length === 0) return { onTop: 0, items: rows };
    const { section, others } = withDueOnTop(wanted, records, rows);
    return { onTop: section.length, items: [...section, ...others] };
  }, [read.items, isHidden, due.ids, records]);
  const isEmptyPage = mirror && items.length === 0 && read.items.length > 0 && read.hasMore && !read.isLoadingMore;
  const { loadMore } = read;
  useEffect(() => {
    if (isEmptyPage) loadMore();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- loads more when all rows are hidden, not when the callback changes
  }, [isEmptyPage]);
  const findOffset = async (id: number) => {
    const place = await read.findOffset(id);
    // The server counts a due lead at its usual place, which may be further down.
    return place === null ? null : Math.min(place + onTop, (inView ?? Infinity) - 1);
  };
  const prunedBy = (act: () => void) => () => {
    due.prune();
    act();
  };
  return {
    ...read,
    items,
    total: view === null || read.freshness?.complete !== true ? read.total : inView,
    rowsOnTop: onTop,
    refresh: prunedBy(read.refresh),
    showPending: prunedBy(read.showPending),
    findOffset,
  };
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

/** Pages of leads in one of the two states that Clio lists, in its order: oldest first. */
function leadPages(state: ListedLeadState, search: string) {
  return growPagesOptions<InboxLead>(['leads', state, search], (page_token, signal) =>
    growGet('/inbox_leads', { query: { state, query: search, page_token }, signal }),
  );
}

/** Saves the list as a file, by code that is loaded on request. @returns the outcome, in a sentence */
async function save(state: ListedLeadState, query: string): Promise<string> {
  const code = await import('./save-leads.ts').catch(() => null);
  return code === null ? shellTexts.partNotLoaded : code.saveLeads(state, query);
}
