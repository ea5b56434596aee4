import { useStore } from '#src/platform/browser/store.ts';
import { createStoredPreference } from './stored-preference.ts';

const SEEN = 'seen';
const seen = createStoredPreference<boolean>({
  key: 'desk.getting-started',
  parse: (stored) => stored === SEEN,
  format: (isSeen) => (isSeen ? SEEN : null),
});

/** Returns whether the card for the first use was dismissed in this browser. */
export function useHasSeenGettingStarted(): boolean {
  return useStore(seen);
}

/** Dismisses the card for the first use in this browser. */
export function dismissGettingStarted(): void {
  seen.set(true);
}
