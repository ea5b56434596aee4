import { useMemo } from 'react';
import { activeShortcutOf } from '#src/platform/commands/commands.ts';
import { useKeyPreferences } from '#src/platform/commands/key-preferences.ts';
import { formatShortcut, ariaKeyShortcuts } from '#src/platform/commands/shortcut.ts';
import type { CommandKeys } from '#src/ui/primitives/command-keys.ts';

/** Returns a lookup of the keys that buttons show. The function changes whenever a shortcut changes. */
export function useCommandKeyLookup(): (command: string) => CommandKeys | null {
  const preferences = useKeyPreferences();
  // eslint-disable-next-line react-hooks/exhaustive-deps -- keysOf reads the shortcuts from a module-level store
  return useMemo(() => (command: string) => keysOf(command), [preferences]);
}

function keysOf(command: string): CommandKeys | null {
  const shortcut = activeShortcutOf(command);
  return shortcut === undefined ? null : { shown: formatShortcut(shortcut), spoken: ariaKeyShortcuts(shortcut) };
}
