import { useSyncExternalStore } from 'react';
import { writeStored, readStoredObject } from './local-storage.ts';

/** What somebody wants to be told outside the desk's own window. */
export interface NotificationPreferences {
  isOn: boolean;
  /** Whether a notice may say who called: it may be read on a locked screen. */
  withNames: boolean;
  /** Whether the desk rings, with a notice or without. */
  withSound: boolean;
}

const DEFAULTS: NotificationPreferences = { isOn: false, withNames: false, withSound: false };
let place: string | null = null;
let current = DEFAULTS;
const listeners = new Set<() => void>();

/**
 * @param owner firm and person
 * @returns nobody is told anything any more
 */
export function loadNotificationPreferences(owner: string): () => void {
  place = `desk.notices.${owner}`;
  take(read(place));
  const follow = ({ key }: StorageEvent) => {
    if (key === place && place !== null) take(read(place));
  };
  window.addEventListener('storage', follow);
  return () => {
    window.removeEventListener('storage', follow);
    place = null;
    take(DEFAULTS);
  };
}

export function notificationPreferences(): NotificationPreferences {
  return current;
}

export function useNotificationPreferences(): NotificationPreferences {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}

export function setNotificationPreferences(change: Partial<NotificationPreferences>): void {
  const next = { ...current, ...change };
  if (place !== null) writeStored(place, Object.values(next).includes(true) ? JSON.stringify(next) : null);
  take(next);
}

/** What the browser says of notices: `default` means that it was never asked. */
export function notificationPermission(): NotificationPermission | 'unsupported' {
  return 'Notification' in window ? Notification.permission : 'unsupported';
}

/** Asks the person, by the browser's own question. Only ever after a click. */
export async function requestNotificationPermission(): Promise<NotificationPermission | 'unsupported'> {
  return 'Notification' in window ? Notification.requestPermission() : 'unsupported';
}

function read(from: string): NotificationPreferences {
  const { isOn, withNames, withSound } = readStoredObject(from);
  return { isOn: isOn === true, withNames: withNames === true, withSound: withSound === true };
}

function take(next: NotificationPreferences): void {
  current = next;
  for (const listener of listeners) listener();
}
