import { useSyncExternalStore } from 'react';
import { writeStored, readStoredObject } from '#src/platform/preferences/local-storage.ts';
import { isCharacterShortcut } from './shortcut.ts';

/** Shortcuts of one letter, digit or symbol: on, only while a list or a record has focus, or off. */
export const LETTER_KEYS = ['on', 'focus', 'off'] as const;
export type LetterKeys = (typeof LETTER_KEYS)[number];

export interface KeyPreferences {
  letters: LetterKeys;
  /** By command; null: no shortcut. */
  changed: Readonly<Record<string, string | null>>;
}

const DEFAULTS: KeyPreferences = { letters: 'on', changed: {} };
let storageKey: string | null = null;
let current = DEFAULTS;
const listeners = new Set<() => void>();

/**
 * Applies a person's shortcuts, which are stored in this browser.
 * @param owner firm and person
 * @returns restores the defaults
 */
export function loadKeyPreferences(owner: string): () => void {
  storageKey = `desk.keys.${owner}`;
  publish(readKeys(storageKey));
  const follow = ({ key }: StorageEvent) => {
    if (key === storageKey && storageKey !== null) publish(readKeys(storageKey));
  };
  window.addEventListener('storage', follow);
  return () => {
    window.removeEventListener('storage', follow);
    storageKey = null;
    publish(DEFAULTS);
  };
}

export function useKeyPreferences(): KeyPreferences {
  return useSyncExternalStore(subscribeKeyPreferences, keyPreferences);
}

export function keyPreferences(): KeyPreferences {
  return current;
}

export function subscribeKeyPreferences(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function setLetterKeys(letters: LetterKeys): void {
  change({ ...current, letters });
}

/** @param changes by command; null removes its shortcut, undefined restores the default */
export function setShortcuts(changes: Readonly<Record<string, string | null | undefined>>): void {
  const changed: Record<string, string | null> = {};
  for (const [id, shortcut] of Object.entries({ ...current.changed, ...changes })) {
    if (shortcut !== undefined) changed[id] = shortcut;
  }
  change({ ...current, changed });
}

export function resetShortcuts(): void {
  change({ ...current, changed: {} });
}

/** Returns the person's shortcut for a command, or else the default, whether or not letters are on. */
export function configuredShortcut(
  id: string,
  defaultShortcut: string | undefined,
  { changed } = current,
): string | undefined {
  const own = changed[id];
  return own === undefined ? defaultShortcut : (own ?? undefined);
}

/** Returns the shortcut that is active now; undefined if letters are off and it needs one. */
export function activeShortcut(
  id: string,
  defaultShortcut: string | undefined,
  preferences = current,
): string | undefined {
  const shortcut = configuredShortcut(id, defaultShortcut, preferences);
  const isOff = shortcut !== undefined && preferences.letters === 'off' && isCharacterShortcut(shortcut);
  return isOff ? undefined : shortcut;
}

function readKeys(from: string): KeyPreferences {
  const { letters, changed } = readStoredObject(from);
  const pairs = Object.entries(typeof changed === 'object' && changed !== null ? changed : {});
  return {
    letters: LETTER_KEYS.find((known) => known === letters) ?? 'on',
    changed: Object.fromEntries(
      pairs.filter((pair): pair is [string, string | null] => pair[1] === null || typeof pair[1] === 'string'),
    ),
  };
}

function change(next: KeyPreferences): void {
  const isDefault = next.letters === 'on' && Object.keys(next.changed).length === 0;
  if (storageKey !== null) writeStored(storageKey, isDefault ? null : JSON.stringify(next));
  publish(next);
}

function publish(next: KeyPreferences): void {
  current = next;
  for (const listener of listeners) listener();
}
