import { useMemo } from 'react';
import { shortcutOf, useKeyEdition } from '#src/platform/commands/commands.ts';
import { capsInWords, spokenShortcut } from '#src/platform/commands/shortcut.ts';
import type { CommandKeys } from '#src/ui/primitives/command-keys.ts';

/** What buttons show of keys: another function whenever a key has changed. */
export function useCommandKeysOf(): (command: string) => CommandKeys | null {
  const edition = useKeyEdition();
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the keys are what it reads, behind its back
  return useMemo(() => (command: string) => keysOf(command), [edition]);
}

function keysOf(command: string): CommandKeys | null {
  const shortcut = shortcutOf(command);
  return shortcut === undefined ? null : { shown: capsInWords(shortcut), spoken: spokenShortcut(shortcut) };
}
