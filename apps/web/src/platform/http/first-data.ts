import { createStore, useStore } from '#src/platform/browser/store.ts';

const hasData = createStore(false);

/** Records that this page has data of Grow, from Clio or from the mirror. */
export function recordData(): void {
  hasData.set(true);
}

/** Returns whether the first data has arrived. */
export function useHasData(): boolean {
  return useStore(hasData);
}
