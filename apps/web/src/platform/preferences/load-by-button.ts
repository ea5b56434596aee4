import { useSyncExternalStore } from 'react';
import { writeStored, readStored } from './local-storage.ts';
import { useMedia } from '#src/platform/browser/use-media.ts';

const KEY = 'desk.load-by-button';
const ON = 'on';
const listeners = new Set<() => void>();
let isChosen = readStored(KEY) === ON;

/** Returns whether this browser is set to load long lists by a button. */
export function useManualPagingPreference(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => isChosen,
  );
}

export function setManualPagingPreference(isOn: boolean): void {
  isChosen = isOn;
  writeStored(KEY, isOn ? ON : null);
  for (const listener of listeners) listener();
}

/** Returns whether lists wait for a button: by preference, or because the person prefers reduced motion. */
export function useManualPaging(): boolean {
  const isStill = useMedia('(prefers-reduced-motion: reduce)');
  return useManualPagingPreference() || isStill;
}
