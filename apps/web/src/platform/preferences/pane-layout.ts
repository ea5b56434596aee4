import { useSyncExternalStore } from 'react';
import { useStore } from '#src/platform/browser/store.ts';
import { writeStored } from './local-storage.ts';
import { createStoredPreference } from './stored-preference.ts';

/** Minimum and maximum width of a list beside its record, in CSS pixels. */
export const LIST_WIDTH = { least: 320, most: 560 } as const;

/** Same keys as page/apply-appearance.js, which applies them before the first paint. */
const LIST_KEY = 'desk.list';
const listeners = new Set<() => void>();

/** Cached until it may have changed: reading it makes the browser recalculate the styles of the whole page. */
let knownListWidth: number | undefined;

/** Returns the width of the list column in CSS pixels: the chosen one, or else the default for the window's width. */
export function listWidth(): number {
  knownListWidth ??= Math.round(parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--list'))) || 0;
  return knownListWidth;
}

export function useListWidth(): number {
  return useSyncExternalStore(subscribe, listWidth);
}

/**
 * @param width in CSS pixels, limited to {@link LIST_WIDTH}; null restores the default
 * @param isFinal false while a pointer still moves: the width is shown but not stored
 */
export function setListWidth(width: number | null, isFinal = true): void {
  const { style } = document.documentElement;
  const within = width === null ? null : Math.round(Math.min(Math.max(width, LIST_WIDTH.least), LIST_WIDTH.most));
  if (within === null) style.removeProperty('--list');
  else style.setProperty('--list', `${within}px`);
  if (isFinal) writeStored(LIST_KEY, within === null ? null : String(within));
  notify();
}

const FOLDED = 'folded';
const sidebarCollapsed = createStoredPreference<boolean>({
  key: 'desk.rail',
  parse: (stored) => stored === FOLDED,
  format: (isCollapsed) => (isCollapsed ? FOLDED : null),
  apply(isCollapsed) {
    if (isCollapsed) document.documentElement.dataset['rail'] = FOLDED;
    else delete document.documentElement.dataset['rail'];
    // The list may be wider or narrower now.
    notify();
  },
});

export function useIsSidebarCollapsed(): boolean {
  return useStore(sidebarCollapsed);
}

/** Collapses the sidebar to its icons, or expands it. */
export function toggleSidebar(): void {
  sidebarCollapsed.set(!sidebarCollapsed.get());
}

/** Below this width the sidebar is always collapsed. */
export function canCollapseSidebar(): boolean {
  return matchMedia('(min-width: 1280px)').matches;
}

function notify(): void {
  knownListWidth = undefined;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener('resize', notify);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener('resize', notify);
  };
}
