import type { RefObject } from 'react';
import { flushSync } from 'react-dom';
import { useCommands } from '#src/platform/commands/commands.ts';
import { isKeyMeant, revertIfTyped } from '#src/platform/commands/typed-text.ts';

/** What the list can do on request; its own type is `ui/virtual-list/list-handle`. */
export interface ListHandle {
  move: (step: 1 | -1) => void;
  openNext: (id: number) => boolean;
  showFirst: () => void;
  loadMore: () => void;
  toggleSelected: () => () => void;
  extendSelection: (step: 1 | -1) => void;
}

interface ListCommandOptions {
  cursor: RefObject<ListHandle | null>;
  search?: RefObject<HTMLInputElement | null>;
  refresh: () => void;
  close: () => void;
  /** Clears search and filters; missing if none are set. */
  clear?: (() => void) | undefined;
  /** Order and filters; missing where Clio's order is the only one. */
  controls?: ListControlKeys | undefined;
  /** True if rows can be selected. */
  canPick?: boolean | undefined;
}

interface ListControlKeys {
  sort: RefObject<HTMLSelectElement | null>;
  filters: RefObject<HTMLElement | null>;
  isFiltering: boolean;
  toggleFilters: () => void;
}

/** Registers the shortcuts of every list. */
export function useListCommands({
  cursor,
  search,
  refresh,
  close,
  clear,
  controls,
  canPick,
}: ListCommandOptions): void {
  const pick = () => {
    const revert = cursor.current?.toggleSelected();
    if (revert !== undefined) revertIfTyped(revert);
  };
  useCommands({
    'list.next': () => cursor.current?.move(1),
    'list.previous': () => cursor.current?.move(-1),
    'list.refresh': refresh,
    'list.close': close,
    'list.clear': clear,
    'list.sort': controls && (() => openSort(controls)),
    'list.filter': controls && (() => openFilters(controls)),
    'list.search': search && (() => search.current?.focus()),
  });
  useCommands(
    canPick === true
      ? {
          'list.pick': pick,
          'list.pick-next': () => cursor.current?.extendSelection(1),
          'list.pick-previous': () => cursor.current?.extendSelection(-1),
        }
      : {},
  );
}

/** Focuses the sort menu, and opens it where the browser opens menus from code and no text is being typed. */
function openSort({ sort }: ListControlKeys): void {
  sort.current?.focus();
  void isKeyMeant().then((isMeant) => {
    if (!isMeant || document.activeElement !== sort.current) return;
    try {
      sort.current?.showPicker();
    } catch {
      // The browser refuses: arrow keys still change the order.
    }
  });
}

/** Shows the filters and focuses the first one. */
export function openFilters({ filters, isFiltering, toggleFilters }: Omit<ListControlKeys, 'sort'>): void {
  // A hidden panel cannot take focus: it is rendered before the next line.
  if (!isFiltering) flushSync(toggleFilters);
  filters.current?.querySelector('select')?.focus();
}
