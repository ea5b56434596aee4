import { useSyncExternalStore } from 'react';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** Same key as page/apply-appearance.js, which applies it before the first paint. */
const KEY = 'desk.theme';
const listeners = new Set<() => void>();

/** The theme this browser was told to use. */
export function useTheme(): Theme {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => THEMES.find((theme) => theme === document.documentElement.dataset['theme']) ?? 'system',
  );
}

export function setTheme(theme: Theme): void {
  if (theme === 'system') {
    delete document.documentElement.dataset['theme'];
    keep((storage) => storage.removeItem(KEY));
  } else {
    document.documentElement.dataset['theme'] = theme;
    keep((storage) => storage.setItem(KEY, theme));
  }
  for (const listener of listeners) listener();
}

/** A browser that keeps nothing shows the theme until the page is closed. */
function keep(write: (storage: Storage) => void): void {
  try {
    write(localStorage);
  } catch {
    // Blocked or full: the choice holds on this page.
  }
}
