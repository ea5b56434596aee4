import { useSyncExternalStore } from 'react';
import { writeStored, readStoredObject } from './local-storage.ts';

/** The possible delays before a note is sent to Clio, in seconds. */
export const SEND_DELAY_SECONDS = [0, 5, 10, 20] as const;
export type SendDelaySeconds = (typeof SEND_DELAY_SECONDS)[number];

/** Maximum length of the addition to a name in the footer, in characters. */
export const MAX_ROLE_LENGTH = 60;

/** How a person sends notes. */
export interface NotePreferences {
  holdSeconds: SendDelaySeconds;
  /** True if the author's name ends a note, because Clio does not store who wrote it. */
  isSigned: boolean;
  /** Text after the name. */
  role: string;
}

const DEFAULTS: NotePreferences = { holdSeconds: 10, isSigned: true, role: '' };
let storageKey: string | null = null;
let current = DEFAULTS;
const listeners = new Set<() => void>();

/**
 * Applies a person's preferences for notes.
 * @param owner firm and person
 * @returns restores the defaults
 */
export function loadNotePreferences(owner: string): () => void {
  const own = `desk.notes.${owner}`;
  storageKey = own;
  publish(read(own));
  const follow = ({ key }: StorageEvent) => {
    if (key === own) publish(read(own));
  };
  window.addEventListener('storage', follow);
  return () => {
    window.removeEventListener('storage', follow);
    storageKey = null;
    publish(DEFAULTS);
  };
}

export function useNotePreferences(): NotePreferences {
  return useSyncExternalStore(subscribe, () => current);
}

export function setNotePreferences(changes: Partial<NotePreferences>): void {
  const next = { ...current, ...changes };
  const isDefault = next.holdSeconds === DEFAULTS.holdSeconds && next.isSigned && next.role === '';
  if (storageKey !== null) writeStored(storageKey, isDefault ? null : JSON.stringify(next));
  publish(next);
}

function read(from: string): NotePreferences {
  const { holdSeconds, isSigned, role } = readStoredObject(from);
  return {
    holdSeconds: SEND_DELAY_SECONDS.find((known) => known === holdSeconds) ?? DEFAULTS.holdSeconds,
    isSigned: isSigned !== false,
    role: typeof role === 'string' ? role.slice(0, MAX_ROLE_LENGTH) : '',
  };
}

function publish(next: NotePreferences): void {
  current = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
