import { useLayoutEffect, useRef } from 'react';
import { createStore, useStore } from '#src/platform/browser/store.ts';
import { COMMAND_CATALOG, commandIds, type CommandId } from './command-catalog.ts';
import { subscribeKeyPreferences, activeShortcut, useKeyPreferences } from './key-preferences.ts';
import { isShortcutOrPrefix } from './shortcut.ts';

/** What a command does. */
export interface CommandAction {
  /** Evaluated on use; without it the command can always be run. */
  isAvailable?: () => boolean;
  run: () => void;
}

/** A command of an open menu, such as a choice. Its shortcut is fixed. */
export interface MenuCommand extends CommandAction {
  id: string;
  title: string;
  /** The menu. */
  group: string;
  shortcut: string;
}

/** An action of the user interface, for shortcuts, buttons, the palette and the shortcut help. */
export interface Command extends CommandAction {
  id: string;
  /** The names of a command outside the catalog; those of others are in the texts. */
  names?: { title: string; group: string };
  /** In tinykeys notation: `j`, `Shift+?`, `g m`. A person may have changed it. */
  shortcut?: string;
  /** Also runs while a person types: only for shortcuts with Ctrl or ⌘. */
  allowInInputs?: boolean;
  /** Moves focus to a text field. */
  opensField?: boolean;
}

let registered: readonly (readonly Command[])[] = [];
const store = createStore({
  commands: [] as readonly Command[],
  /** All active shortcuts, sorted, one per line. */
  shortcuts: '',
});
subscribeKeyPreferences(() => change(registered));

/** Returns all commands of the current screen with their active shortcuts. */
export function useAvailableCommands(): readonly Command[] {
  return useStore(store).commands;
}

/** Returns all active shortcuts, sorted, one per line. The string changes only with the set of shortcuts. */
export function useActiveShortcuts(): string {
  return useStore(store, ({ shortcuts }) => shortcuts);
}

/** Returns the command that a shortcut runs now. The latest registration takes precedence. */
export function commandForShortcut(shortcut: string): Command | undefined {
  return store.get().commands.findLast((command) => command.shortcut === shortcut && isRunnable(command));
}

/**
 * Returns the command that keys run, or that they begin.
 * @param keys as `strokeOf` returns them, separated by a space
 */
export function commandForKeys(keys: string): Command | undefined {
  return store
    .get()
    .commands.findLast(
      (command) => command.shortcut !== undefined && isShortcutOrPrefix(keys, command.shortcut) && isRunnable(command),
    );
}

/** Returns whether keys are the active shortcut of a command that opens a text field, on this screen or another. */
export function opensField(keys: string): boolean {
  return commandIds().some((id) => {
    const { opensField: isField, shortcut } = COMMAND_CATALOG[id];
    return isField === true && activeShortcut(id, shortcut) === keys;
  });
}

/** Returns whether the screen has a command, whether or not it can be run now. */
export function isOffered(id: CommandId): boolean {
  return store.get().commands.some((command) => command.id === id);
}

/** Runs a command by its id, for buttons outside the component that registers it. */
export function runCommand(id: string): void {
  store
    .get()
    .commands.findLast((command) => command.id === id && isRunnable(command))
    ?.run();
}

export function isRunnable({ isAvailable }: Command): boolean {
  return isAvailable?.() !== false;
}

/** Returns the active shortcut of a command of the catalog; undefined if it has none. */
export function activeShortcutOf(id: string): string | undefined {
  return isCatalogued(id) ? activeShortcut(id, COMMAND_CATALOG[id].shortcut) : undefined;
}

function isCatalogued(id: string): id is CommandId {
  return Object.hasOwn(COMMAND_CATALOG, id);
}

/** Like {@link activeShortcutOf}, for a component. */
export function useShortcut(id: CommandId): string | undefined {
  useKeyPreferences();
  return activeShortcutOf(id);
}

/**
 * Offers commands of the catalog while the component is mounted.
 * @param offers what each does; undefined if it is not offered now
 */
export function useCommands(offers: Readonly<{ [Id in CommandId]?: (() => void) | CommandAction | undefined }>): void {
  useRegistration(
    (Object.keys(offers) as CommandId[]).flatMap((id) => {
      const offer = offers[id];
      if (offer === undefined) return [];
      const { group: _group, ...entry } = COMMAND_CATALOG[id];
      return { id, ...entry, ...(typeof offer === 'function' ? { run: offer } : offer) };
    }),
  );
}

/** Offers the commands of a menu while it is open. They take precedence over all others. */
export function useMenuCommands(commands: readonly MenuCommand[]): void {
  useRegistration(commands.map(({ title, group, ...command }) => ({ ...command, names: { title, group } })));
}

/** Registers commands. A change of ids registers them again; `run` and `isAvailable` may change freely. */
function useRegistration(commands: readonly Command[]): void {
  const latest = useRef(commands);
  useLayoutEffect(() => {
    latest.current = commands;
  });
  const ids = commands.map(({ id }) => id).join();
  // Runs before the next key event: a digit right after a letter belongs to the list that the letter opened.
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

function change(next: readonly (readonly Command[])[]): void {
  registered = next;
  const commands = next.flat().map((command: Command): Command => {
    const { shortcut: byDefault, ...rest } = command;
    const shortcut = activeShortcut(command.id, byDefault);
    return shortcut === undefined ? rest : { ...rest, shortcut };
  });
  const shortcuts = [...new Set(commands.flatMap(({ shortcut }) => shortcut ?? []))].sort().join('\n');
  store.set({ commands, shortcuts });
}
