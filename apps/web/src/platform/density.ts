import { useSyncExternalStore } from 'react';
import { keep } from './kept.ts';

/** How tall rows are, in CSS pixels; `--row` in tokens.css says the same. */
export const ROW_HEIGHTS = { comfortable: 56, compact: 40, dense: 32 } as const;
export type Density = keyof typeof ROW_HEIGHTS;
export const DENSITIES = ['comfortable', 'compact', 'dense'] as const satisfies Density[];

/** Same key as public/theme.js, which applies it before the first paint. */
const KEY = 'desk.density';
const listeners = new Set<() => void>();

export function useDensity(): Density {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => DENSITIES.find((density) => density === document.documentElement.dataset['density']) ?? 'comfortable',
  );
}

export function chooseDensity(density: Density): void {
  if (density === 'comfortable') delete document.documentElement.dataset['density'];
  else document.documentElement.dataset['density'] = density;
  keep(KEY, density === 'comfortable' ? null : density);
  for (const listener of listeners) listener();
}
