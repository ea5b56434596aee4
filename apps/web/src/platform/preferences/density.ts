import type { Density } from './row-heights.ts';
import { createStoredPreference, useStoredPreference } from './stored-preference.ts';

export const DENSITIES = ['comfortable', 'compact', 'dense'] as const satisfies Density[];

/** Same key as page/apply-appearance.js, which applies it before the first paint. */
const density = createStoredPreference<Density>({
  key: 'desk.density',
  parse: (stored) => DENSITIES.find((known) => known === stored) ?? 'comfortable',
  format: (value) => (value === 'comfortable' ? null : value),
  apply(value) {
    if (value === 'comfortable') delete document.documentElement.dataset['density'];
    else document.documentElement.dataset['density'] = value;
  },
});
export const setDensity = density.set;

export function useDensity(): Density {
  return useStoredPreference(density);
}

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** Same key as page/apply-appearance.js, which applies it before the first paint. */
const theme = createStoredPreference<Theme>({
  key: 'desk.theme',
  parse: (stored) => THEMES.find((known) => known === stored) ?? 'system',
  format: (value) => (value === 'system' ? null : value),
  apply(value) {
    if (value === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = value;
  },
});
export const setTheme = theme.set;

/** Returns the theme chosen in this browser. */
export function useTheme(): Theme {
  return useStoredPreference(theme);
}
