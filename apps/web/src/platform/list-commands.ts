import type { RefObject } from 'react';
import { commandTexts } from '#src/texts/commands.ts';
import { useCommands } from './commands.ts';

interface ListKeys {
  cursor: RefObject<{ move: (step: 1 | -1) => void } | null>;
  search?: RefObject<HTMLInputElement | null>;
  refresh: () => void;
  close: () => void;
  /** Takes search and filters away; without it there are none to take. */
  clear?: (() => void) | undefined;
}

/** The keys that every list answers to. */
export function useListCommands({ cursor, search, refresh, close, clear }: ListKeys): void {
  const { titles, groups } = commandTexts;
  const group = groups.list;
  useCommands([
    { id: 'list.next', title: titles['list.next'], group, shortcut: 'j', run: () => cursor.current?.move(1) },
    { id: 'list.previous', title: titles['list.previous'], group, shortcut: 'k', run: () => cursor.current?.move(-1) },
    { id: 'list.refresh', title: titles['list.refresh'], group, shortcut: 'r', run: refresh },
    { id: 'list.close', title: titles['list.close'], group, shortcut: 'Escape', run: close },
    ...(clear ? [{ id: 'list.clear', title: titles['list.clear'], group, shortcut: 'Shift+C', run: clear }] : []),
    ...(search
      ? [{ id: 'list.search', title: titles['list.search'], group, shortcut: '/', run: () => search.current?.focus() }]
      : []),
  ]);
}
