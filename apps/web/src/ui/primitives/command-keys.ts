import { createContext, use } from 'react';

export interface CommandKeys {
  /** On a button: `N`, `Ctrl K`. */
  shown: string;
  /** For `aria-keyshortcuts`; undefined where that cannot say it. */
  spoken: string | undefined;
}

/** Tells the keys of a command; null when it has none. Filled by the app, which knows what a person has chosen. */
export const CommandKeysContext = createContext<(command: string) => CommandKeys | null>(() => null);

/** @param command its id; undefined: a control that no key runs */
export function useCommandKeys(command: string | undefined): CommandKeys | null {
  const keysOf = use(CommandKeysContext);
  return command === undefined ? null : keysOf(command);
}
