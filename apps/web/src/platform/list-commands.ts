import type { RefObject } from 'react';
import { useCommands } from './commands.ts';

interface ListKeys {
  cursor: RefObject<{ move: (step: 1 | -1) => void } | null>;
  search?: RefObject<HTMLInputElement | null>;
  refresh: () => void;
  close: () => void;
}

/** The keys that every list answers to. */
export function useListCommands({ cursor, search, refresh, close }: ListKeys): void {
  const group = 'List';
  useCommands([
    { id: 'list.next', title: 'Next row', group, shortcut: 'j', run: () => cursor.current?.move(1) },
    { id: 'list.previous', title: 'Previous row', group, shortcut: 'k', run: () => cursor.current?.move(-1) },
    { id: 'list.refresh', title: 'Ask Clio again', group, shortcut: 'r', run: refresh },
    { id: 'list.close', title: 'Close the record', group, shortcut: 'Escape', run: close },
    ...(search
      ? [{ id: 'list.search', title: 'Search this list', group, shortcut: '/', run: () => search.current?.focus() }]
      : []),
  ]);
}
