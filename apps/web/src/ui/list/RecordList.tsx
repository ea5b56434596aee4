import type { ReactNode, RefObject } from 'react';
import { faultTexts } from '#src/texts/faults.ts';
import { listStateTexts } from '#src/texts/lists/list-states.ts';
import { listsTexts } from '#src/texts/lists/lists.ts';
import { Button, buttonClass } from '#src/ui/primitives/Button.tsx';
import { ListEnd, ListPane, ListSkeleton } from './ListPane.tsx';
import { SearchField } from './SearchField.tsx';
import { StateMessage } from '#src/ui/primitives/StateMessage.tsx';
import type { ListHandle } from '#src/ui/virtual-list/list-handle.ts';
import { VirtualList } from '#src/ui/virtual-list/VirtualList.tsx';

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
    /** Who refused, and why. */
    refusal: string | undefined;
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
  /** Number of rows of a section above the others. */
  rowsOnTop?: number;
}

interface RecordListProps<Item> {
  title: string;
  /** Identifies this list, including its search, among all lists. */
  name: string;
  pages: Pages<Item>;
  /** `1,200`, or `200 so far`. */
  count: string;
  order: string;
  freshness: string;
  /** Shown below the header: why the list is not updated, or how far it is loaded. */
  notice?: ReactNode;
  /** Shown beside the Refresh button. */
  tools?: ReactNode;
  /** Order and filters. */
  controls?: ReactNode;
  search?: {
    label: string;
    placeholder: string;
    value: string;
    onSearch: (value: string) => void;
    inputRef: RefObject<HTMLInputElement | null>;
    help?: string | undefined;
    take?: ((text: string, isDone: boolean) => string) | undefined;
    wordsOf?: ((text: string) => string) | undefined;
  };
  idOf: (item: Item) => number;
  hrefOf: (item: Item) => string;
  renderRow: (item: Item) => ReactNode;
  /** Actions on the active row. */
  renderActions?: ((item: Item, hasKeys: boolean) => ReactNode) | undefined;
  onOpen: (item: Item) => void;
  currentId: number | null;
  opensOnMove: boolean;
  /** True if the user returned to the list: focus goes back to where it was. */
  takesFocus?: boolean;
  rowHeight: number;
  cursor: RefObject<ListHandle | null>;
  /** True if rows can be selected for bulk actions. */
  canPick?: boolean;
  /** True if the next page is fetched only on request. */
  byButton: boolean;
  /** Texts for the states of this list. */
  words: {
    loading: string;
    empty: ReactNode;
    end: ReactNode;
    noMatch?: string | undefined;
    /** Clears the search and its filters; undefined if no filters are set. */
    widen?: (() => void) | undefined;
  };
}

/** A list with all its states: loading, empty, no match, failed, more to load, end. */
export function RecordList<Item>(props: RecordListProps<Item>) {
  const { pages, search, title } = props;
  return (
    <ListPane
      title={title}
      count={props.count}
      order={props.order}
      freshness={props.freshness}
      onRefresh={pages.refresh}
      isRefreshing={pages.isRefreshing}
      search={search && <SearchField {...search} settleMs={pages.total === undefined ? DEBOUNCE_MS : 0} />}
      notice={props.notice}
      controls={props.controls}
      tools={props.tools}
    >
      <ListBody {...props} />
      <p className="visually-hidden" role="status">
        {pages.isLoading || pages.problem ? '' : `${title}: ${props.count}`}
      </p>
    </ListPane>
  );
}

function ListBody<Item>(props: RecordListProps<Item>) {
  const { pages, search, words } = props;
  const retry = (
    <Button onClick={pages.retry} busy={pages.isRefreshing || pages.isLoadingMore}>
      {pages.isRefreshing || pages.isLoadingMore ? listsTexts.asking : listsTexts.tryAgain}
    </Button>
  );
  const isForbidden = pages.problem?.code === 'grow-forbidden';
  const wait = pages.problem?.retryAfter === undefined ? '' : faultTexts.tryAgainIn(String(pages.problem.retryAfter));
  if (pages.isLoading) return <ListSkeleton label={words.loading} />;
  if (pages.items.length === 0 && pages.problem) {
    return (
      <StateMessage
        title={pages.problem.message}
        actions={
          <>
            {retry}
            {isForbidden && (
              <a className={buttonClass({})} href="/settings#connection">
                {listStateTexts.noPermission.doctor}
              </a>
            )}
          </>
        }
        reference={pages.problem.requestId}
        urgent
      >
        {[pages.problem.refusal, wait, isForbidden ? listStateTexts.noPermission.words : listStateTexts.stillWorks]
          .filter(Boolean)
          .join(' ')}
      </StateMessage>
    );
  }
  if (pages.items.length === 0 && search?.value) {
    return (
      <StateMessage
        title={words.widen ? listsTexts.nothingFits(search.value) : listsTexts.nothingMatches(search.value)}
        actions={
          <>
            <Button onClick={() => search.onSearch('')}>{listsTexts.clearSearch}</Button>
            {words.widen && (
              <Button onClick={words.widen} command="list.clear">
                {listsTexts.clearAll}
              </Button>
            )}
          </>
        }
      >
        {words.noMatch ?? listsTexts.clioSearches}
      </StateMessage>
    );
  }
  if (pages.items.length === 0) return <>{words.empty}</>;
  return (
    <VirtualList
      key={props.name}
      label={props.title}
      name={props.name}
      items={pages.items}
      idOf={props.idOf}
      hrefOf={props.hrefOf}
      onOpen={props.onOpen}
      renderRow={props.renderRow}
      renderActions={props.renderActions}
      currentId={props.currentId}
      opensOnMove={props.opensOnMove}
      isSelectable={props.canPick}
      total={pages.total ?? (pages.hasMore ? null : pages.items.length)}
      rowHeight={props.rowHeight}
      cursor={props.cursor}
      hasMore={pages.hasMore}
      isManual={props.byButton}
      findOffset={pages.findOffset}
      rowsOnTop={pages.rowsOnTop ?? 0}
      takesFocus={props.takesFocus ?? false}
      onNearEnd={() => {
        if (pages.hasMore && !pages.isLoadingMore && !pages.problem) pages.loadMore();
      }}
    >
      <ListEnd>
        {pages.problem ? (
          <>
            <span role="alert">{[pages.problem.message, listsTexts.rowsStay, wait].filter(Boolean).join(' ')}</span>
            {retry}
          </>
        ) : pages.hasMore ? (
          <Button onClick={() => props.cursor.current?.loadMore()} busy={pages.isLoadingMore}>
            {pages.isLoadingMore ? listsTexts.loadingMore : listsTexts.loadMore}
          </Button>
        ) : (
          words.end
        )}
      </ListEnd>
    </VirtualList>
  );
}
