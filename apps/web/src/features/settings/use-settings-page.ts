import { useSyncExternalStore } from 'react';

/** The pages of Settings with the names of their sections, those for every day first. */
export const SETTINGS_PAGES = {
  preferences: ['look', 'time', 'notices', 'notes'],
  keys: ['keys'],
  firm: ['templates', 'reasons', 'actions', 'lists'],
  connection: ['connection'],
  account: ['signed-in'],
} as const;

export type SettingsPage = keyof typeof SETTINGS_PAGES;
export type SettingsPart = (typeof SETTINGS_PAGES)[SettingsPage][number];

/** Returns the page that the URL's hash names, itself (`#firm`) or by a section (`#reasons`), and that section. */
export function useSettingsPage(): { page: SettingsPage; part: SettingsPart | null } {
  return pageOf(useSyncExternalStore(subscribe, () => location.hash.slice(1)));
}

/** @returns the first page for a hash that names none */
export function pageOf(hash: string): { page: SettingsPage; part: SettingsPart | null } {
  const pages = Object.keys(SETTINGS_PAGES) as SettingsPage[];
  const page = pages.find((name) => name === hash);
  if (page !== undefined) return { page, part: null };
  for (const name of pages) {
    const part = SETTINGS_PAGES[name].find((one) => one === hash);
    if (part !== undefined) return { page: name, part };
  }
  return { page: 'preferences', part: null };
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  window.addEventListener('popstate', listener);
  return () => {
    window.removeEventListener('hashchange', listener);
    window.removeEventListener('popstate', listener);
  };
}
