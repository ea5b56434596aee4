import type { RefObject } from 'react';
import { flushSync } from 'react-dom';
import { commandTexts } from '#src/texts/shell/commands.ts';
import { useCommands } from '#src/platform/commands/commands.ts';

interface ListCommandOptions {
  cursor: RefObject<{
    move: (step: 1 | -1) => void;
    toggleSelected: () => void;
    extendSelection: (step: 1 | -1) => void;
  } | null>;
  search?: RefObject<HTMLInputElement | null>;
  refresh: () => void;
  close: () => void;
  /** Clears search and filters; missing if none are set. */
  clear?: (() => void) | undefined;
  /** Order and filters; missing where Clio's order is the only one. */
  controls?: ListControlKeys | undefined;
  /** True if rows can be selected. */
  canPick?: boolean;
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
  const { titles, groups } = commandTexts;
  const group = groups.list;
  useCommands([
    { id: 'list.next', title: titles['list.next'], group, shortcut: 'j', run: () => cursor.current?.move(1) },
    { id: 'list.previous', title: titles['list.previous'], group, shortcut: 'k', run: () => cursor.current?.move(-1) },
    { id: 'list.refresh', title: titles['list.refresh'], group, shortcut: 'r', run: refresh },
    { id: 'list.close', title: titles['list.close'], group, shortcut: 'Escape', run: close },
    ...(clear ? [{ id: 'list.clear', title: titles['list.clear'], group, shortcut: 'Shift+C', run: clear }] : []),
    ...(controls
      ? [
          { id: 'list.sort', title: titles['list.sort'], group, shortcut: 's', run: () => openSort(controls) },
          { id: 'list.filter', title: titles['list.filter'], group, shortcut: 'f', run: () => openFilters(controls) },
        ]
      : []),
    ...(canPick === true
      ? [
          {
            id: 'list.pick',
            title: titles['list.pick'],
            group,
            shortcut: 'x',
            run: () => cursor.current?.toggleSelected(),
          },
          {
            id: 'list.pick-next',
            title: titles['list.pick-next'],
            group,
            shortcut: 'Shift+J',
            run: () => cursor.current?.extendSelection(1),
          },
          {
            id: 'list.pick-previous',
            title: titles['list.pick-previous'],
            group,
            shortcut: 'Shift+K',
            run: () => cursor.current?.extendSelection(-1),
          },
        ]
      : []),
    ...(search
      ? [{ id: 'list.search', title: titles['list.search'], group, shortcut: '/', run: () => search.current?.focus() }]
      : []),
  ]);
}

/** Opens the sort menu, or at least focuses it where the browser does not open menus from code. */
function openSort({ sort }: ListControlKeys): void {
  sort.current?.focus();
  try {
    sort.current?.showPicker();
  } catch {
    // The browser refuses: arrow keys still change the order.
  }
}

function openFilters({ filters, isFiltering, toggleFilters }: ListControlKeys): void {
  // A hidden panel cannot take focus: it is rendered before the next line.
  if (!isFiltering) flushSync(toggleFilters);
  filters.current?.querySelector('select')?.focus();
}
