import { useMedia } from '#src/platform/browser/use-media.ts';
import { useStore } from '#src/platform/browser/store.ts';
import { createStoredPreference } from './stored-preference.ts';

const ON = 'on';
const manualPaging = createStoredPreference<boolean>({
  key: 'desk.load-by-button',
  parse: (stored) => stored === ON,
  format: (isOn) => (isOn ? ON : null),
});
export const setManualPagingPreference = manualPaging.set;

/** Returns whether this browser is set to load long lists by a button. */
export function useManualPagingPreference(): boolean {
  return useStore(manualPaging);
}

/** Returns whether lists wait for a button: by preference, or because the person prefers reduced motion. */
export function useManualPaging(): boolean {
  const isStill = useMedia('(prefers-reduced-motion: reduce)');
  return useManualPagingPreference() || isStill;
}
