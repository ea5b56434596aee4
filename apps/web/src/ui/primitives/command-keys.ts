import { createContext, use } from 'react';

export interface CommandKeys {
  /** As shown on a button: `N`, `Ctrl K`. */
  shown: string;
  /** For `aria-keyshortcuts`; undefined if that cannot express it. */
  spoken: string | undefined;
}

/** Looks up the keys of a command; null if it has none. The app provides it with the user's shortcuts. */
export const CommandKeysContext = createContext<(command: string) => CommandKeys | null>(() => null);

/** @param command its id; undefined for a control without a command */
export function useCommandKeys(command: string | undefined): CommandKeys | null {
  const keysOf = use(CommandKeysContext);
  return command === undefined ? null : keysOf(command);
}
