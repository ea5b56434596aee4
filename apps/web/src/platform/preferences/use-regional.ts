import { useSyncExternalStore } from 'react';
import { regional, subscribeRegional, type Regional } from './regional.ts';

/** How dates and numbers are written now, for a component. */
export function useRegional(): Regional {
  return useSyncExternalStore(subscribeRegional, regional);
}
