import { faultTexts } from '#src/texts/faults.ts';
import { listStateTexts } from '#src/texts/lists/list-states.ts';
import { listsTexts } from '#src/texts/lists/lists.ts';
import { Button, buttonClass } from '#src/ui/primitives/Button.tsx';
import { StateMessage } from '#src/ui/primitives/StateMessage.tsx';

/** A list that is fetched page by page. */
export interface Pages<Item> {
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

interface NoRowsProps {
  state: {
    pages: Pages<unknown>;
    canSearch: boolean;
    /** True while records are still being loaded, so that nothing can be said of the whole list. */
    isFilling: boolean;
    /** Clears search and filters; undefined if none are set. */
    clear: (() => void) | undefined;
  };
  texts: {
    noMatch: string | undefined;
    what: 'leads' | 'matters' | 'contacts';
    /** Shown if the list is empty without filters. */
    empty: readonly [title: string, text: string];
  };
  search: string;
  onSearch: (search: string) => void;
}

/** Formats when the list can be asked for again; empty if at any time. */
export function waitOf({ retryAfter }: NonNullable<Pages<unknown>['problem']>): string {
  return retryAfter === undefined ? '' : faultTexts.tryAgainIn(String(retryAfter));
}

/** Why the list has no rows, and the next step. */
export function NoRows({ state, texts, search, onSearch }: NoRowsProps) {
  const { pages, clear } = state;
  const { problem } = pages;
  if (problem) {
    const isForbidden = problem.code === 'grow-forbidden';
    const words = [
      problem.refusal,
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
