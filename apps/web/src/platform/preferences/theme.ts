import { useSyncExternalStore } from 'react';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** Same key as page/apply-appearance.js, which applies it before the first paint. */
const KEY = 'desk.theme';
const listeners = new Set<() => void>();

/** Returns the theme chosen in this browser. */
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
    store((storage) => storage.removeItem(KEY));
  } else {
    document.documentElement.dataset['theme'] = theme;
    store((storage) => storage.setItem(KEY, theme));
  }
  for (const listener of listeners) listener();
}

/** Stores the theme. Without storage it lasts as long as the page. */
function store(write: (storage: Storage) => void): void {
  try {
    write(localStorage);
  } catch {
    // Blocked or full: the choice lasts as long as the page.
  }
}
