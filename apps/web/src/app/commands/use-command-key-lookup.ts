import { useMemo } from 'react';
import { activeShortcutOf, useShortcutVersion } from '#src/platform/commands/commands.ts';
import { formatShortcut, ariaKeyShortcuts } from '#src/platform/commands/shortcut.ts';
import type { CommandKeys } from '#src/ui/primitives/command-keys.ts';

/** What buttons show of keys: another function whenever a key has changed. */
export function useCommandKeyLookup(): (command: string) => CommandKeys | null {
  const edition = useShortcutVersion();
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the keys are what it reads, behind its back
  return useMemo(() => (command: string) => keysOf(command), [edition]);
}

function keysOf(command: string): CommandKeys | null {
  const shortcut = activeShortcutOf(command);
  return shortcut === undefined ? null : { shown: formatShortcut(shortcut), spoken: ariaKeyShortcuts(shortcut) };
}
