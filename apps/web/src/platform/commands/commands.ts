import { useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { commandTexts } from '#src/texts/shell/commands.ts';
import { COMMAND_CATALOG, commandIds, type CommandId } from './command-catalog.ts';
import { subscribeKeyPreferences, activeShortcut } from './key-preferences.ts';
import { isShortcutOrPrefix } from './shortcut.ts';

/** An action of the user interface, for shortcuts, buttons, the palette and the shortcut help. */
export interface Command {
  id: string;
  /** In the imperative, sentence case: *Add a note*. */
  title: string;
  /** Heading in the shortcut help. */
  group: string;
  /** The default, in tinykeys notation: `j`, `Shift+?`, `g m`. A person may have changed it. */
  shortcut?: string;
  /** Further search terms in the palette. */
  keywords?: string;
  /** Evaluated on use; without it the command can always be run. */
  isAvailable?: () => boolean;
  /** Registered by a transient menu. Its shortcut cannot be customized. */
  isTransient?: boolean;
  /** Also runs while a person types: only for shortcuts with Ctrl or ⌘. */
  allowInInputs?: boolean;
  /** Moves focus to a text field. */
  opensField?: boolean;
  run: () => void;
}

/** A command of the catalog, as a screen offers it; or a command of its own, such as a choice of an open menu. */
export type OfferedCommand = (Pick<Command, 'keywords' | 'isAvailable' | 'run'> & { id: CommandId }) | Command;

let registered: Command[][] = [];
let flat: Command[] = [];
/** All active shortcuts, sorted, one per line. */
let shortcuts = '';
/** Every command registered since page load, with its default shortcut. */
const seen = new Map<string, Command>();
/** Increments when a command's shortcut changes, but not whenever a screen mounts or unmounts. */
let keyEdition = 0;
const listeners = new Set<() => void>();
subscribeKeyPreferences(() => {
  keyEdition += 1;
  change(registered);
});

/** Returns all commands of the current screen with their active shortcuts. */
export function useAvailableCommands(): readonly Command[] {
  return useSyncExternalStore(subscribe, () => flat);
}

/** Returns all active shortcuts, sorted, one per line. The string changes only with the set of shortcuts. */
export function useActiveShortcuts(): string {
  return useSyncExternalStore(subscribe, () => shortcuts);
}

/** Returns the command that a shortcut runs now. The latest registration takes precedence. */
export function commandForShortcut(shortcut: string): Command | undefined {
  return flat.findLast((command) => command.shortcut === shortcut && isRunnable(command));
}

/**
 * Returns the command that keys run, or that they begin.
 * @param keys as `strokeOf` returns them, separated by a space
 */
export function commandForKeys(keys: string): Command | undefined {
  return flat.findLast(
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
  return flat.some((command) => command.id === id);
}

/** Runs a command by its id, for buttons outside the component that registers it. */
export function runCommand(id: string): void {
  flat.findLast((command) => command.id === id && isRunnable(command))?.run();
}

export function isRunnable({ isAvailable }: Command): boolean {
  return isAvailable?.() !== false;
}

/** Returns every known command with a shortcut, registered on this screen or not. Shortcuts are the defaults. */
export function knownCommands(): readonly Pick<Command, 'id' | 'title' | 'group' | 'shortcut'>[] {
  const others = [...seen.values()].filter(
    ({ id, shortcut, isTransient }) => shortcut !== undefined && isTransient !== true && !(id in COMMAND_CATALOG),
  );
  return [...commandIds().map((id) => ({ id, ...describe(id) })), ...others];
}

function describe(id: CommandId): Pick<Command, 'title' | 'group' | 'shortcut' | 'allowInInputs' | 'opensField'> {
  const { group, ...entry } = COMMAND_CATALOG[id];
  return { title: commandTexts.titles[id], group: commandTexts.groups[group], ...entry };
}

function complete(command: OfferedCommand): Command {
  return 'title' in command ? command : { ...describe(command.id), ...command };
}

/** Returns a command's active shortcut; undefined if it has none. */
export function activeShortcutOf(id: string): string | undefined {
  const known = isCatalogued(id) ? COMMAND_CATALOG[id] : seen.get(id);
  return activeShortcut(id, known?.shortcut);
}

function isCatalogued(id: string): id is CommandId {
  return Object.hasOwn(COMMAND_CATALOG, id);
}

/** Changes whenever {@link activeShortcutOf} may return another result. */
export function useShortcutVersion(): number {
  return useSyncExternalStore(subscribe, () => keyEdition);
}

/** Like {@link activeShortcutOf}, for a component. */
export function useShortcut(id: string): string | undefined {
  return useSyncExternalStore(subscribe, () => activeShortcutOf(id));
}

/**
 * Registers commands while the component is mounted. A change of ids registers them again; `run` and `isAvailable` may
 * change freely.
 */
export function useCommands(commands: readonly OfferedCommand[]): void {
  const latest = useRef(commands);
  useLayoutEffect(() => {
    latest.current = commands;
  });
  const ids = commands.map(({ id }) => id).join();
  // Runs before the next key event: a digit right after a letter belongs to the list that the letter opened.
  useLayoutEffect(() => {
    const now = (id: string) => latest.current.find((command) => command.id === id);
    const group = latest.current.map((command) => ({
      ...complete(command),
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
