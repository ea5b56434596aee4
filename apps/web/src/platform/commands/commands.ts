import { useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { subscribeKeyPreferences, activeShortcut } from './key-preferences.ts';

/** One thing a person can do, for keys, buttons, the palette and the sheet of keys alike. */
export interface Command {
  id: string;
  /** In the imperative, sentence case: *Add a note*. */
  title: string;
  /** Heading on the sheet of keys. */
  group: string;
  /** The usual one, in tinykeys notation: `j`, `Shift+?`, `g m`. A person may have given it another. */
  shortcut?: string;
  /** Other words under which somebody may look for it. */
  keywords?: string;
  /** Asked when it matters; without it the command can always be run. */
  isAvailable?: () => boolean;
  /** Belongs to a list that is open for a moment: its key is nobody's to change. */
  isTransient?: boolean;
  /** Also while somebody types: only for keys with Ctrl or ⌘. */
  allowInInputs?: boolean;
  run: () => void;
}

let registered: Command[][] = [];
let flat: Command[] = [];
/** Every shortcut that works now, in order, one a line. */
let shortcuts = '';
/** Every command that was offered since the page was loaded, with its usual key. */
const seen = new Map<string, Command>();
/** Another number whenever some command has another key than before: not with each screen that comes or goes. */
let keyEdition = 0;
const listeners = new Set<() => void>();
subscribeKeyPreferences(() => {
  keyEdition += 1;
  change(registered);
});

/** Every command of the screen as it is now, with the keys that work. */
export function useAvailableCommands(): readonly Command[] {
  return useSyncExternalStore(subscribe, () => flat);
}

/** Every shortcut that works now, in order, one a line: the same as long as no screen with other keys comes. */
export function useActiveShortcuts(): string {
  return useSyncExternalStore(subscribe, () => shortcuts);
}

/** What a key means now: the screen that came last wins. */
export function commandForShortcut(shortcut: string): Command | undefined {
  return flat.findLast((command) => command.shortcut === shortcut && isRunnable(command));
}

/** Runs a command by its id, for buttons far from where it is offered. */
export function runCommand(id: string): void {
  flat.findLast((command) => command.id === id && isRunnable(command))?.run();
}

export function isRunnable({ isAvailable }: Command): boolean {
  return isAvailable?.() !== false;
}

/** Every command that was offered since the page was loaded. Shortcuts are the usual ones. */
export function registeredCommands(): readonly Command[] {
  return [...seen.values()];
}

/** The key of a command that works now; undefined when it has none. */
export function activeShortcutOf(id: string): string | undefined {
  return activeShortcut(id, seen.get(id)?.shortcut);
}

/** Changes whenever {@link activeShortcutOf} may answer otherwise. */
export function useShortcutVersion(): number {
  return useSyncExternalStore(subscribe, () => keyEdition);
}

/** Like {@link activeShortcutOf}, for a component. */
export function useShortcut(id: string): string | undefined {
  return useSyncExternalStore(subscribe, () => activeShortcutOf(id));
}

/** Offers commands while the component is on the screen. The list's ids must not change; what `run` does may. */
export function useCommands(commands: Command[]): void {
  const latest = useRef(commands);
  useLayoutEffect(() => {
    latest.current = commands;
  });
  const ids = commands.map(({ id }) => id).join();
  // Before the next key can come: a digit that follows a letter at once means what the letter opened.
  useLayoutEffect(() => {
    const now = (id: string) => latest.current.find((command) => command.id === id);
    const group = latest.current.map((command) => ({
      ...command,
      isAvailable: () => now(command.id)?.isAvailable?.() !== false,
      run: () => now(command.id)?.run(),
    }));
    change([...registered, group]);
    return () => change(registered.filter((other) => other !== group));
  }, [ids]);
}

function change(next: Command[][]): void {
  registered = next;
  flat = next.flat().map((command) => {
    if (seen.get(command.id)?.shortcut !== command.shortcut) keyEdition += 1;
    seen.set(command.id, command);
    const { shortcut: defaultShortcut, ...rest } = command;
    const shortcut = activeShortcut(command.id, defaultShortcut);
    return shortcut === undefined ? rest : { ...rest, shortcut };
  });
  shortcuts = [...new Set(flat.flatMap(({ shortcut }) => shortcut ?? []))].sort().join('\n');
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
