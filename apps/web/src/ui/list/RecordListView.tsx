import type { ComponentProps, ReactNode, RefObject } from 'react';
import { listsTexts } from '#src/texts/lists/lists.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import type { ListHandle } from '#src/ui/virtual-list/list-handle.ts';
import { VirtualList } from '#src/ui/virtual-list/VirtualList.tsx';
import { ListControls } from './ListControls.tsx';
import { PendingRowsPill, ListNotice } from './ListNotice.tsx';
import { ListEnd, ListPane, ListSkeleton } from './ListPane.tsx';
import { NoRows, waitOf, type Pages } from './NoRows.tsx';
import styles from './RecordListView.module.css';
import { SearchField } from './SearchField.tsx';

/** Delay for searches that Clio answers: all users share its limit of three requests a second. */
const DEBOUNCE_MS = 250;

/** State of a list, as `platform/list-view/list-state.ts` returns it. */
interface ListState<Item> extends Omit<ComponentProps<typeof NoRows>['state'], 'pages'> {
  pages: Pages<Item>;
  face: {
    /** `1,200`, or `200 so far`. */
    count: string;
    order: string;
    notice: { tone: 'quiet' | 'warning'; words: string } | null;
    pending: string | null;
  };
  cursor: RefObject<ListHandle | null>;
  input: RefObject<HTMLInputElement | null>;
  rowHeight: number;
  tableRowHeight: number;
  /** True if the next page is fetched only on request. */
  byButton: boolean;
  /** Label of the button that fetches it. */
  more: string;
  ending: 'search' | 'filtered' | 'all';
  inAll: string;
  showArrived: () => void;
  controls: Omit<ComponentProps<typeof ListControls>, 'children' | 'beside'> | null;
}

interface RecordListViewProps<Item> {
  state: ListState<Item>;
  texts: ComponentProps<typeof NoRows>['texts'] & {
    title: string;
    search: string;
    searchIn: string;
    loading: string;
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
  /** Selection of the columns of a table. */
  columnMenu?: ReactNode;
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
        onRefresh={pages.refresh}
        isRefreshing={pages.isRefreshing}
        tools={props.tools}
        controls={
          controls === null ? undefined : (
            <ListControls {...controls} beside={props.columnMenu} actions={search === '' && props.more}>
              {props.keepView}
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
              settleMs={controls === null ? DEBOUNCE_MS : 0}
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
      opensOnMove={currentId !== null}
      isSelectable={props.canPick}
      total={pages.total ?? (pages.hasMore ? null : pages.items.length)}
      rowHeight={props.tableHead === null ? state.rowHeight : state.tableRowHeight}
      cursor={cursor}
      hasMore={pages.hasMore}
      isManual={state.byButton}
      findOffset={pages.findOffset}
      rowsOnTop={pages.rowsOnTop ?? 0}
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
            {pages.isLoadingMore ? listsTexts.loadingMore : state.more}
          </Button>
        ) : (
          <span>
            <strong>{state.inAll}</strong> <span>{texts.end[state.ending]}</span>
          </span>
        )}
      </ListEnd>
    </VirtualList>
  );
}
