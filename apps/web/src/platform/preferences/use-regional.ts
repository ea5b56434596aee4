import { useSyncExternalStore } from 'react';
import { regional, subscribeRegional, type Regional } from './regional.ts';

/** Returns the current regional preferences, for a component. */
export function useRegional(): Regional {
  return useSyncExternalStore(subscribeRegional, regional);
}
