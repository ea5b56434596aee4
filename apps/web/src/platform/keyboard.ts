import { useEffect } from 'react';
import { tinykeys } from 'tinykeys';
import { commandFor, useAvailableCommands } from './commands.ts';

/** Listens for the keys of all available commands. Mounted once. */
export function useKeyboard(): void {
  const commands = useAvailableCommands();
  const shortcuts = [...new Set(commands.flatMap(({ shortcut }) => shortcut ?? []))].sort().join('\n');
  useEffect(() => {
    const bindings = shortcuts
      .split('\n')
      .filter(Boolean)
      .map((shortcut) => [shortcut, (event: KeyboardEvent) => runCommand(shortcut, event)] as const);
    return tinykeys(window, Object.fromEntries(bindings), { ignore: isForSomethingElse });
  }, [shortcuts]);
}

function runCommand(shortcut: string, event: KeyboardEvent): void {
  const command = commandFor(shortcut);
  if (!command) return;
  event.preventDefault();
  command.run();
}

/** Only moving goes on while a key is held down: whoever rests on `r` does not ask Clio thirty times a second. */
const REPEATABLE = new Set(['j', 'k', 'ArrowDown', 'ArrowUp']);

/** Letters belong to fields, to composing text, to browser shortcuts and to an open dialog first. */
function isForSomethingElse(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return true;
  if (event.repeat && !REPEATABLE.has(event.key)) return true;
  if (document.querySelector('dialog[open]') !== null) return true;
  const target = event.target instanceof Element ? event.target : null;
  return target?.closest('input, textarea, select, [contenteditable]') != null;
}
