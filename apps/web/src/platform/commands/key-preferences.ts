import { useStore } from '#src/platform/browser/store.ts';
import { createStoredPreference, parseStoredObject } from '#src/platform/preferences/stored-preference.ts';
import { isCharacterShortcut } from './shortcut.ts';

/** Shortcuts of one letter, digit or symbol: on, only while a list or a record has focus, or off. */
export const LETTER_KEYS = ['on', 'focus', 'off'] as const;
export type LetterKeys = (typeof LETTER_KEYS)[number];

export interface KeyPreferences {
  letters: LetterKeys;
  /** By command; null: no shortcut. */
  changed: Readonly<Record<string, string | null>>;
}

const preferences = createStoredPreference<KeyPreferences>({
  key: 'desk.keys',
  isPersonal: true,
  parse(stored) {
    const { letters, changed } = parseStoredObject(stored);
    const pairs = Object.entries(typeof changed === 'object' && changed !== null ? changed : {});
    return {
      letters: LETTER_KEYS.find((known) => known === letters) ?? 'on',
      changed: Object.fromEntries(
        pairs.filter((pair): pair is [string, string | null] => pair[1] === null || typeof pair[1] === 'string'),
      ),
    };
  },
  format: (value) => (value.letters === 'on' && Object.keys(value.changed).length === 0 ? null : JSON.stringify(value)),
});
/** Applies a person's shortcuts. */
export const loadKeyPreferences = preferences.load;
export const keyPreferences = preferences.get;
export const subscribeKeyPreferences = preferences.subscribe;

export function useKeyPreferences(): KeyPreferences {
  return useStore(preferences);
}

export function setLetterKeys(letters: LetterKeys): void {
  preferences.set({ ...keyPreferences(), letters });
}

/** @param changes by command; null removes its shortcut, undefined restores the default */
export function setShortcuts(changes: Readonly<Record<string, string | null | undefined>>): void {
  const changed: Record<string, string | null> = {};
  for (const [id, shortcut] of Object.entries({ ...keyPreferences().changed, ...changes })) {
    if (shortcut !== undefined) changed[id] = shortcut;
  }
  preferences.set({ ...keyPreferences(), changed });
}

export function resetShortcuts(): void {
  preferences.set({ ...keyPreferences(), changed: {} });
}

/** Returns the person's shortcut for a command, or else the default, whether or not letters are on. */
export function configuredShortcut(
  id: string,
  defaultShortcut: string | undefined,
  { changed } = keyPreferences(),
): string | undefined {
  const own = changed[id];
  return own === undefined ? defaultShortcut : (own ?? undefined);
}

/** Returns the shortcut that is active now; undefined if letters are off and it needs one. */
export function activeShortcut(
  id: string,
  defaultShortcut: string | undefined,
  { letters, changed } = keyPreferences(),
): string | undefined {
  const shortcut = configuredShortcut(id, defaultShortcut, { letters, changed });
  const isOff = shortcut !== undefined && letters === 'off' && isCharacterShortcut(shortcut);
  return isOff ? undefined : shortcut;
}
