import { useSyncExternalStore } from 'react';
import { writeStored, readStoredObject } from './local-storage.ts';

/** For how many seconds a note may be held back before it leaves for Clio. */
export const SEND_DELAY_SECONDS = [0, 5, 10, 20] as const;
export type SendDelaySeconds = (typeof SEND_DELAY_SECONDS)[number];

/** Longest addition to a name in the footer, in characters. */
export const MAX_ROLE_LENGTH = 60;

/** How somebody sends notes. */
export interface NotePreferences {
  holdSeconds: SendDelaySeconds;
  /** Whether the writer's name stands at the end of a note: Clio does not keep who wrote it. */
  isSigned: boolean;
  /** What follows the name. */
  role: string;
}

const DEFAULTS: NotePreferences = { holdSeconds: 10, isSigned: true, role: '' };
let place: string | null = null;
let current = DEFAULTS;
const listeners = new Set<() => void>();

/**
 * From now on notes are sent as this person wants it.
 * @param owner firm and person
 * @returns the usual way again
 */
export function loadNotePreferences(owner: string): () => void {
  const own = `desk.notes.${owner}`;
  place = own;
  take(read(own));
  const follow = ({ key }: StorageEvent) => {
    if (key === own) take(read(own));
  };
  window.addEventListener('storage', follow);
  return () => {
    window.removeEventListener('storage', follow);
    place = null;
    take(DEFAULTS);
  };
}

export function useNotePreferences(): NotePreferences {
  return useSyncExternalStore(subscribe, () => current);
}

export function setNotePreferences(changes: Partial<NotePreferences>): void {
  const next = { ...current, ...changes };
  const isUsual = next.holdSeconds === DEFAULTS.holdSeconds && next.isSigned && next.role === '';
  if (place !== null) writeStored(place, isUsual ? null : JSON.stringify(next));
  take(next);
}

function read(from: string): NotePreferences {
  const { holdSeconds, isSigned, role } = readStoredObject(from);
  return {
    holdSeconds: SEND_DELAY_SECONDS.find((known) => known === holdSeconds) ?? DEFAULTS.holdSeconds,
    isSigned: isSigned !== false,
    role: typeof role === 'string' ? role.slice(0, MAX_ROLE_LENGTH) : '',
  };
}

function take(next: NotePreferences): void {
  current = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
