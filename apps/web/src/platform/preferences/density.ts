import { useSyncExternalStore } from 'react';
import { writeStored } from './local-storage.ts';
import type { Density } from './row-heights.ts';

export const DENSITIES = ['comfortable', 'compact', 'dense'] as const satisfies Density[];

/** Same key as page/apply-appearance.js, which applies it before the first paint. */
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

export function setDensity(density: Density): void {
  if (density === 'comfortable') delete document.documentElement.dataset['density'];
  else document.documentElement.dataset['density'] = density;
  writeStored(KEY, density === 'comfortable' ? null : density);
  for (const listener of listeners) listener();
}
