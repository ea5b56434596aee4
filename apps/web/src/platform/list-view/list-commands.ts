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
  /** Takes search and filters away; without it there are none to take. */
  clear?: (() => void) | undefined;
  /** Order and filters; missing where Clio's order is the only one. */
  controls?: ListControlKeys | undefined;
  /** Whether rows can be picked. */
  canPick?: boolean;
}

interface ListControlKeys {
  sort: RefObject<HTMLSelectElement | null>;
  filters: RefObject<HTMLElement | null>;
  isFiltering: boolean;
  toggleFilters: () => void;
}

/** The keys that every list answers to. */
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

/** A browser that shows no choices unasked gives focus at least. */
function openSort({ sort }: ListControlKeys): void {
  sort.current?.focus();
  try {
    sort.current?.showPicker();
  } catch {
    // Not by this key, or not in this browser: arrows change the order all the same.
  }
}

function openFilters({ filters, isFiltering, toggleFilters }: ListControlKeys): void {
  // What is hidden takes no focus: it is there before the next line.
  if (!isFiltering) flushSync(toggleFilters);
  filters.current?.querySelector('select')?.focus();
}
