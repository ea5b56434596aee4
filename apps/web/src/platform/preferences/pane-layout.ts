import { useSyncExternalStore } from 'react';
import { writeStored } from './local-storage.ts';

/** Width of a list beside its record, in CSS pixels. */
export const LIST_WIDTH = { least: 320, most: 560 } as const;

/** Same keys as page/apply-appearance.js, which applies them before the first paint. */
const KEYS = { list: 'desk.list', rail: 'desk.rail' } as const;
const listeners = new Set<() => void>();

/** Looked up when it may have changed, and not at each rendering: it makes the browser work out the styles of the whole page. */
let knownListWidth: number | undefined;

/** Width of the list column now, in CSS pixels: the chosen one, else what the window's width suggests. */
export function listWidth(): number {
  knownListWidth ??= Math.round(parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--list'))) || 0;
  return knownListWidth;
}

export function useListWidth(): number {
  return useSyncExternalStore(subscribe, listWidth);
}

/**
 * @param width in CSS pixels, brought within {@link LIST_WIDTH}; null for the usual one
 * @param isFinal false while a pointer still moves: shown, not kept
 */
export function setListWidth(width: number | null, isFinal = true): void {
  const { style } = document.documentElement;
  const within = width === null ? null : Math.round(Math.min(Math.max(width, LIST_WIDTH.least), LIST_WIDTH.most));
  if (within === null) style.removeProperty('--list');
  else style.setProperty('--list', `${within}px`);
  if (isFinal) writeStored(KEYS.list, within === null ? null : String(within));
  tell();
}

export function useIsSidebarCollapsed(): boolean {
  return useSyncExternalStore(subscribe, isRailFolded);
}

/** Folds the rail to its signs, or unfolds it. */
export function toggleSidebar(): void {
  const isFolded = !isRailFolded();
  if (isFolded) document.documentElement.dataset['rail'] = 'folded';
  else delete document.documentElement.dataset['rail'];
  writeStored(KEYS.rail, isFolded ? 'folded' : null);
  tell();
}

/** Below that the rail is narrow by itself. */
export function canCollapseSidebar(): boolean {
  return matchMedia('(min-width: 1280px)').matches;
}

function isRailFolded(): boolean {
  return document.documentElement.dataset['rail'] === 'folded';
}

function tell(): void {
  knownListWidth = undefined;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener('resize', tell);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener('resize', tell);
  };
}
