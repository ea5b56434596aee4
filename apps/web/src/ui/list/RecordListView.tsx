import type { ComponentProps, ReactNode, RefObject } from 'react';
import { ColumnMenu, type ColumnMenuState } from './ColumnMenu.tsx';
import styles from './RecordListView.module.css';
import { ListControls } from './ListControls.tsx';
import { PendingRowsPill, ListNotice } from './ListNotice.tsx';
import { RecordList } from './RecordList.tsx';
import { EmptyList } from './EmptyList.tsx';
import type { ListHandle } from '#src/ui/virtual-list/list-handle.ts';

type Pages<Item> = ComponentProps<typeof RecordList<Item>>['pages'];
type Pair = readonly [title: string, text: string];

type SearchOptions = Pick<NonNullable<ComponentProps<typeof RecordList>['search']>, 'help' | 'take' | 'wordsOf'>;

/** State of a list, as `platform/list-view/list-state.ts` returns it. */
interface ListState<Item> {
  pages: Pages<Item>;
  face: {
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
  byButton: boolean;
  canSearch: boolean;
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
    empty: Pair;
    end: Record<ListState<Item>['ending'], string>;
  };
  /** Identifies this list, including its search, among all lists. */
  name: string;
  search: string;
  onSearch: (search: string) => void;
  /** Shown above the notices of the list. */
  notice?: ReactNode;
  /** What the search field offers beyond search. */
  searchOptions?: SearchOptions | undefined;
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
  /** True if the user returned to the list. */
  takesFocus: boolean;
}

/** A list of records with its order, filters, search, notices, and a text for each state. */
export function RecordListView<Item extends { id: number }>(props: RecordListViewProps<Item>) {
  const { state, texts, search, tableHead, currentId } = props;
  const { face, controls, pages } = state;
  const [emptyTitle, emptyText] = texts.empty;
  const isTable = tableHead !== null;
  return (
    <div className={isTable ? styles.table : styles.list}>
      <RecordList<Item>
        title={texts.title}
        name={props.name}
        pages={pages}
        count={face.count}
        order={face.order}
        freshness={face.freshness}
        tools={props.tools}
        controls={
          controls === null ? undefined : (
            <ListControls {...controls} beside={props.columnChoice && <ColumnMenu {...props.columnChoice} />}>
              {props.keepView}
              {search === '' && props.more}
            </ListControls>
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
        {...(state.canSearch
          ? {
              search: {
                label: texts.search,
                placeholder: texts.searchIn,
                value: search,
                onSearch: props.onSearch,
                inputRef: state.input,
                ...props.searchOptions,
              },
            }
          : {})}
        idOf={({ id }) => id}
        hrefOf={({ id }) => props.hrefOf(id)}
        renderRow={props.renderRow}
        {...(props.renderActions === undefined ? {} : { renderActions: props.renderActions })}
        canPick={props.canPick === true}
        onOpen={({ id }) => props.onOpen(id)}
        currentId={currentId}
        takesFocus={props.takesFocus}
        opensOnMove={currentId !== null}
        rowHeight={isTable ? state.tableRowHeight : state.rowHeight}
        cursor={state.cursor}
        byButton={state.byButton}
        words={{
          loading: texts.loading,
          noMatch: texts.noMatch,
          widen: state.clear,
          empty: (
            <EmptyList
              what={texts.what}
              isFilling={state.isFilling}
              clear={state.clear}
              done={{ title: emptyTitle, words: emptyText }}
              refresh={pages.refresh}
              isRefreshing={pages.isRefreshing}
            />
          ),
          end: (
            <span>
              <strong>{state.inAll}</strong> <span>{texts.end[state.ending]}</span>
            </span>
          ),
        }}
      />
    </div>
  );
}
