import { useSyncExternalStore } from 'react';
import { writeStored, readStoredObject } from './local-storage.ts';

/** A person's preferences for desktop notifications. */
export interface NotificationPreferences {
  isOn: boolean;
  /** True if a notification may name the caller: it may be visible on a locked screen. */
  withNames: boolean;
  /** True if a sound plays, with or without a notification. */
  withSound: boolean;
}

const DEFAULTS: NotificationPreferences = { isOn: false, withNames: false, withSound: false };
let storageKey: string | null = null;
let current = DEFAULTS;
const listeners = new Set<() => void>();

/**
 * @param owner firm and person
 * @returns turns all notifications off
 */
export function loadNotificationPreferences(owner: string): () => void {
  storageKey = `desk.notices.${owner}`;
  publish(read(storageKey));
  const follow = ({ key }: StorageEvent) => {
    if (key === storageKey && storageKey !== null) publish(read(storageKey));
  };
  window.addEventListener('storage', follow);
  return () => {
    window.removeEventListener('storage', follow);
    storageKey = null;
    publish(DEFAULTS);
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
  if (storageKey !== null) writeStored(storageKey, Object.values(next).includes(true) ? JSON.stringify(next) : null);
  publish(next);
}

/** Returns the browser's permission for notifications: `default` means that it was never requested. */
export function notificationPermission(): NotificationPermission | 'unsupported' {
  return 'Notification' in window ? Notification.permission : 'unsupported';
}

/** Shows the browser's permission prompt. Only ever after a click. */
export async function requestNotificationPermission(): Promise<NotificationPermission | 'unsupported'> {
  return 'Notification' in window ? Notification.requestPermission() : 'unsupported';
}

function read(from: string): NotificationPreferences {
  const { isOn, withNames, withSound } = readStoredObject(from);
  return { isOn: isOn === true, withNames: withNames === true, withSound: withSound === true };
}

function publish(next: NotificationPreferences): void {
  current = next;
  for (const listener of listeners) listener();
}
