import type { ComponentProps, ReactNode, RefObject } from 'react';
import { faultTexts } from '#src/texts/faults.ts';
import { listStateTexts } from '#src/texts/lists/list-states.ts';
import { listsTexts } from '#src/texts/lists/lists.ts';
import { Button, buttonClass } from '#src/ui/primitives/Button.tsx';
import { StateMessage } from '#src/ui/primitives/StateMessage.tsx';
import type { ListHandle } from '#src/ui/virtual-list/list-handle.ts';
import { VirtualList } from '#src/ui/virtual-list/VirtualList.tsx';
import { ColumnMenu, type ColumnMenuState } from './ColumnMenu.tsx';
import { ListControls } from './ListControls.tsx';
import { PendingRowsPill, ListNotice } from './ListNotice.tsx';
import { ListEnd, ListPane, ListSkeleton } from './ListPane.tsx';
import styles from './RecordListView.module.css';
import { SearchField } from './SearchField.tsx';

/** Delay for searches that Clio answers: all users share its limit of three requests a second. */
const DEBOUNCE_MS = 250;

/** A list that is fetched page by page. */
interface Pages<Item> {
  items: readonly Item[];
  hasMore: boolean;
  isLoading: boolean;
  isLoadingMore: boolean;
  isRefreshing: boolean;
  problem: {
    message: string;
    code?: string;
    detail: string | undefined;
    requestId: string | undefined;
    retryAfter: number | undefined;
  } | null;
  loadMore: () => void;
  refresh: () => void;
  /** Repeats the request that failed. */
  retry: () => void;
  /** Number of records in the whole list, if it is known before the end is reached. */
  total?: number | null;
  /** Fetches how many records come before one; null if it is not in this list. */
  findOffset?: (id: number) => Promise<number | null>;
}

/** State of a list, as `platform/list-view/list-state.ts` returns it. */
interface ListState<Item> {
  pages: Pages<Item>;
  face: {
    /** `1,200`, or `200 so far`. */
    count: string;
    order: string;
    freshness: string;
    notice: { tone: 'quiet' | 'warning'; words: string } | null;
    pending: string | null;
  };
  cursor: RefObject<ListHandle | null>;
  input: RefObject<HTMLInputElement | null>;
  rowHeight: number;
  tableRowHeight: number;
  sideBySide: boolean;
  /** True if the next page is fetched only on request. */
  byButton: boolean;
  canSearch: boolean;
  /** True while records are still being loaded, so that nothing can be said of the whole list. */
  isFilling: boolean;
  /** Clears search and filters; undefined if none are set. */
  clear: (() => void) | undefined;
  ending: 'search' | 'filtered' | 'all';
  inAll: string;
  showArrived: () => void;
  controls: Omit<ComponentProps<typeof ListControls>, 'children' | 'beside'> | null;
}

interface RecordListViewProps<Item> {
  state: ListState<Item>;
  texts: {
    title: string;
    search: string;
    searchIn: string;
    noMatch: string | undefined;
    loading: string;
    what: 'leads' | 'matters' | 'contacts';
    /** Shown if the list is empty without filters. */
    empty: readonly [title: string, text: string];
    end: Record<ListState<Item>['ending'], string>;
  };
  /** Identifies this list, including its search, among all lists. */
  name: string;
  search: string;
  onSearch: (search: string) => void;
  /** Shown above the notices of the list. */
  notice?: ReactNode;
  /** What the search field offers beyond search. */
  searchOptions?: Pick<ComponentProps<typeof SearchField>, 'help' | 'take' | 'wordsOf'> | undefined;
  /** Actions on a row under the mouse or with focus. @param hasKeys whether shortcuts apply to it */
  renderActions?: (item: Item, hasKeys: boolean) => ReactNode;
  /** True if rows can be selected for bulk actions. */
  canPick?: boolean;
  /** Shown beside the Refresh button. */
  tools?: ReactNode;
  /** Button that saves the filtered list as a view. */
  keepView?: ReactNode;
  /** Column selection; null if the rows are not those of a table. */
  columnChoice: ColumnMenuState | null;
  /** Further actions on the filtered list; hidden for search results. */
  more?: ReactNode;
  /** Column names of a table; null for rows of two lines. */
  tableHead: ReactNode;
  hrefOf: (id: number) => string;
  renderRow: (item: Item) => ReactNode;
  onOpen: (id: number) => void;
  currentId: number | null;
  /** True if the user returned to the list: focus goes back to where it was. */
  takesFocus: boolean;
}

/** A list of records with its order, filters, search, notices, and a text for each state. */
export function RecordListView<Item extends { id: number }>(props: RecordListViewProps<Item>) {
  const { state, texts, search, tableHead } = props;
  const { face, controls, pages } = state;
  return (
    <div className={tableHead === null ? styles.list : styles.table}>
      <ListPane
        title={texts.title}
        count={face.count}
        order={face.order}
        freshness={face.freshness}
        onRefresh={pages.refresh}
        isRefreshing={pages.isRefreshing}
        tools={props.tools}
        controls={
          controls === null ? undefined : (
            <ListControls {...controls} beside={props.columnChoice && <ColumnMenu {...props.columnChoice} />}>
              {props.keepView}
              {search === '' && props.more}
            </ListControls>
          )
        }
        search={
          state.canSearch && (
            <SearchField
              label={texts.search}
              placeholder={texts.searchIn}
              value={search}
              onSearch={props.onSearch}
              inputRef={state.input}
              settleMs={pages.total === undefined ? DEBOUNCE_MS : 0}
              {...props.searchOptions}
            />
          )
        }
        notice={
          <>
            {props.notice}
            {face.notice && <ListNotice tone={face.notice.tone}>{face.notice.words}</ListNotice>}
            {face.pending && search === '' && <PendingRowsPill words={face.pending} onShow={state.showArrived} />}
            {pages.items.length > 0 && tableHead}
          </>
        }
      >
        <ListBody {...props} />
        <p className="visually-hidden" role="status">
          {pages.isLoading || pages.problem ? '' : `${texts.title}: ${face.count}`}
        </p>
      </ListPane>
    </div>
  );
}

/** The rows, or what is shown in their place: loading, failed, no match, empty. */
function ListBody<Item extends { id: number }>(props: RecordListViewProps<Item>) {
  const { state, texts, currentId } = props;
  const { pages, cursor } = state;
  const { problem } = pages;
  if (pages.isLoading) return <ListSkeleton label={texts.loading} />;
  if (pages.items.length === 0) return <NoRows {...props} />;
  const isAsking = pages.isRefreshing || pages.isLoadingMore;
  return (
    <VirtualList
      key={props.name}
      label={texts.title}
      name={props.name}
      items={pages.items}
      idOf={({ id }) => id}
      hrefOf={({ id }) => props.hrefOf(id)}
      onOpen={({ id }) => props.onOpen(id)}
      renderRow={props.renderRow}
      renderActions={props.renderActions}
      currentId={currentId}
      opensOnMove={state.sideBySide && currentId !== null}
      isSelectable={props.canPick}
      total={pages.total ?? (pages.hasMore ? null : pages.items.length)}
      rowHeight={props.tableHead === null ? state.rowHeight : state.tableRowHeight}
      cursor={cursor}
      hasMore={pages.hasMore}
      isManual={state.byButton}
      findOffset={pages.findOffset}
      takesFocus={props.takesFocus}
      onNearEnd={() => {
        if (pages.hasMore && !pages.isLoadingMore && !problem) pages.loadMore();
      }}
    >
      <ListEnd>
        {problem ? (
          <>
            <span role="alert">
              {[problem.message, listsTexts.rowsStay, waitOf(problem)].filter(Boolean).join(' ')}
            </span>
            <Button onClick={pages.retry} busy={isAsking}>
              {isAsking ? listsTexts.asking : listsTexts.tryAgain}
            </Button>
          </>
        ) : pages.hasMore ? (
          <Button onClick={() => cursor.current?.loadMore()} busy={pages.isLoadingMore}>
            {pages.isLoadingMore ? listsTexts.loadingMore : listsTexts.loadMore}
          </Button>
        ) : (
          <span>
            <strong>{state.inAll}</strong> {texts.end[state.ending]}
          </span>
        )}
      </ListEnd>
    </VirtualList>
  );
}

function waitOf({ retryAfter }: NonNullable<Pages<unknown>['problem']>): string {
  return retryAfter === undefined ? '' : faultTexts.tryAgainIn(String(retryAfter));
}

/** Why the list has no rows, and the next step. */
function NoRows<Item>({ state, texts, search, onSearch }: RecordListViewProps<Item>) {
  const { pages, clear } = state;
  const { problem } = pages;
  if (problem) {
    const isForbidden = problem.code === 'grow-forbidden';
    const words = [
      problem.detail && faultTexts.clioSays(problem.detail),
      waitOf(problem),
      isForbidden ? listStateTexts.noPermission.words : listStateTexts.stillWorks,
    ];
    return (
      <StateMessage
        title={problem.message}
        actions={
          <>
            <Button onClick={pages.retry} busy={pages.isRefreshing}>
              {pages.isRefreshing ? listsTexts.asking : listsTexts.tryAgain}
            </Button>
            {isForbidden && (
              <a className={buttonClass({})} href="/settings#connection">
                {listStateTexts.noPermission.doctor}
              </a>
            )}
          </>
        }
        reference={problem.requestId}
        urgent
      >
        {words.filter(Boolean).join(' ')}
      </StateMessage>
    );
  }
  const clearAll = (label: string) => (
    <Button onClick={clear} command="list.clear">
      {label}
    </Button>
  );
  if (state.canSearch && search !== '') {
    return (
      <StateMessage
        title={clear ? listsTexts.nothingFits(search) : listsTexts.nothingMatches(search)}
        actions={
          <>
            <Button onClick={() => onSearch('')}>{listsTexts.clearSearch}</Button>
            {clear && clearAll(listsTexts.clearAll)}
          </>
        }
      >
        {texts.noMatch ?? listsTexts.clioSearches}
      </StateMessage>
    );
  }
  const { filling, filtered } = listStateTexts;
  if (state.isFilling) return <StateMessage title={filling[texts.what]}>{filling.words}</StateMessage>;
  if (clear) {
    return (
      <StateMessage title={filtered[texts.what]} actions={clearAll(listStateTexts.clear)}>
        {filtered.words}
      </StateMessage>
    );
  }
  const [title, words] = texts.empty;
  const again = (
    <Button onClick={pages.refresh} busy={pages.isRefreshing}>
      {pages.isRefreshing ? listStateTexts.asking : listStateTexts.refresh}
    </Button>
  );
  return (
    <StateMessage title={title} actions={again}>
      {words}
    </StateMessage>
  );
}
