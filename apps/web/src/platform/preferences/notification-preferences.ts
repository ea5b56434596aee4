import { useStore } from '#src/platform/browser/store.ts';
import { createStoredPreference, parseStoredObject } from './stored-preference.ts';

/** A person's preferences for desktop notifications. */
export interface NotificationPreferences {
  isOn: boolean;
  /** True if a notification may name the caller: it may be visible on a locked screen. */
  withNames: boolean;
  /** True if a sound plays, with or without a notification. */
  withSound: boolean;
}

const preferences = createStoredPreference<NotificationPreferences>({
  key: 'desk.notices',
  isPersonal: true,
  parse(stored) {
    const { isOn, withNames, withSound } = parseStoredObject(stored);
    return { isOn: isOn === true, withNames: withNames === true, withSound: withSound === true };
  },
  format: (value) => (Object.values(value).includes(true) ? JSON.stringify(value) : null),
});
export const loadNotificationPreferences = preferences.load;
export const notificationPreferences = preferences.get;

export function useNotificationPreferences(): NotificationPreferences {
  return useStore(preferences);
}

export function setNotificationPreferences(changes: Partial<NotificationPreferences>): void {
  preferences.set({ ...preferences.get(), ...changes });
}

/** Returns the browser's permission for notifications: `default` means that it was never requested. */
export function notificationPermission(): NotificationPermission | 'unsupported' {
  return 'Notification' in window ? Notification.permission : 'unsupported';
}

/** Shows the browser's permission prompt. Only ever after a click. */
export async function requestNotificationPermission(): Promise<NotificationPermission | 'unsupported'> {
  return 'Notification' in window ? Notification.requestPermission() : 'unsupported';
}
