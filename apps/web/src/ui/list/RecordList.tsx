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

/** A search that Clio answers is paid from everybody's three requests a second. */
const DEBOUNCE_MS = 250;

/** A list that is read page by page. */
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
  /** Does again what failed. */
  retry: () => void;
  /** True size of the set, where it is known before its end is reached. */
  total?: number | null;
  /** Asks how many records come before one; null when it is not in this list. */
  findPlace?: (id: number) => Promise<number | null>;
}

interface RecordListProps<Item> {
  title: string;
  /** Names this list among all lists, its search included. */
  name: string;
  pages: Pages<Item>;
  /** `1,200`, or `200 so far`. */
  count: string;
  order: string;
  freshness: string;
  /** Said below the head: why the list does not get newer, or how far it is. */
  notice?: ReactNode;
  /** Beside Refresh. */
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
  /** What can be done with the row that is meant. */
  renderActions?: ((item: Item, hasKeys: boolean) => ReactNode) | undefined;
  onOpen: (item: Item) => void;
  currentId: number | null;
  opensOnMove: boolean;
  /** Whether the list was come back to: then focus is where it was. */
  takesFocus?: boolean;
  rowHeight: number;
  cursor: RefObject<ListHandle | null>;
  /** Whether rows can be picked, to do something with several. */
  canPick?: boolean;
  /** The next page comes only when it is asked for. */
  byButton: boolean;
  /** Words for the states of this list. */
  words: {
    loading: string;
    empty: ReactNode;
    end: ReactNode;
    noMatch?: string | undefined;
    /** Takes the filters of a search away, with its words; undefined where none are on. */
    widen?: (() => void) | undefined;
  };
}

/** A list with all its states: first page on its way, nothing, no match, failed, more to come, end. */
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
        {[
          pages.problem.detail && faultTexts.clioSays(pages.problem.detail),
          wait,
          isForbidden ? listStateTexts.noPermission.words : listStateTexts.stillWorks,
        ]
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
      findOffset={pages.findPlace}
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
