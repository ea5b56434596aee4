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
  useCommands([
    { id: 'list.next', run: () => cursor.current?.move(1) },
    { id: 'list.previous', run: () => cursor.current?.move(-1) },
    { id: 'list.refresh', run: refresh },
    { id: 'list.close', run: close },
    ...(clear ? [{ id: 'list.clear' as const, run: clear }] : []),
    ...(controls
      ? [
          { id: 'list.sort' as const, run: () => openSort(controls) },
          { id: 'list.filter' as const, run: () => openFilters(controls) },
        ]
      : []),
    ...(canPick === true
      ? [
          {
            id: 'list.pick' as const,
            run: () => {
              const revert = cursor.current?.toggleSelected();
              if (revert !== undefined) revertIfTyped(revert);
            },
          },
          {
            id: 'list.pick-next' as const,
            run: () => cursor.current?.extendSelection(1),
          },
          {
            id: 'list.pick-previous' as const,
            run: () => cursor.current?.extendSelection(-1),
          },
        ]
      : []),
    ...(search ? [{ id: 'list.search' as const, run: () => search.current?.focus() }] : []),
  ]);
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
