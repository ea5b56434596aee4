import { useLayoutEffect, useRef, useSyncExternalStore } from 'react';

/** One thing a person can do, for keys, buttons and the sheet of keys alike. */
export interface Command {
  id: string;
  /** In the imperative, sentence case: *Add a note*. */
  title: string;
  /** Heading on the sheet of keys. */
  group: string;
  /** tinykeys notation: `j`, `Shift+?`, `g m`. */
  shortcut?: string;
  run: () => void;
}

let registered: Command[][] = [];
let flat: Command[] = [];
const listeners = new Set<() => void>();

/** Every command that can be run on the screen as it is now. */
export function useAvailableCommands(): readonly Command[] {
  return useSyncExternalStore(subscribe, () => flat);
}

/** What a key means now: the screen that came last wins. */
export function commandFor(shortcut: string): Command | undefined {
  return flat.findLast((command) => command.shortcut === shortcut);
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
    const group = latest.current.map((command) => ({
      ...command,
      run: () => latest.current.find(({ id }) => id === command.id)?.run(),
    }));
    change([...registered, group]);
    return () => change(registered.filter((other) => other !== group));
  }, [ids]);
}

function change(next: Command[][]): void {
  registered = next;
  flat = next.flat();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
