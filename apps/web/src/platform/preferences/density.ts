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
