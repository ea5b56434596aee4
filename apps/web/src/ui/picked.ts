import { useSyncExternalStore } from 'react';

/** Records of a list that somebody picked, to do something with all of them. Apart from the list: picking one draws that row alone. */
let picked: ReadonlySet<number> = new Set();
/** The one picked last: a range goes on from there. */
let anchor: number | null = null;
/** Somebody without a mouse or keys is picking: each row shows its box. */
let isPicking = false;
const listeners = new Set<() => void>();

export function allPicked(): ReadonlySet<number> {
  return picked;
}

/** For the keys of one lead: with several picked they mean those. */
export function isNothingPicked(): boolean {
  return picked.size === 0;
}

export function pickAnchor(): number | null {
  return anchor;
}

/** @param last where a range goes on from */
export function pick(ids: readonly number[], isPicked: boolean, last: number | null = ids.at(-1) ?? null): void {
  const next = new Set(picked);
  for (const id of ids) {
    if (isPicked) next.add(id);
    else next.delete(id);
  }
  anchor = last;
  change(next, isPicking);
}

export function clearPicked(): void {
  anchor = null;
  change(new Set(), false);
}

/** Shows the boxes of all rows, as on a phone, where there is no pointer to lie over one. */
export function startPicking(): void {
  change(picked, true);
}

export function usePicked(): ReadonlySet<number> {
  return useSyncExternalStore(subscribe, allPicked);
}

export function useIsPicked(id: number): boolean {
  return useSyncExternalStore(subscribe, () => picked.has(id));
}

export function useIsPicking(): boolean {
  return useSyncExternalStore(subscribe, () => isPicking || picked.size > 0);
}

function change(next: ReadonlySet<number>, isOn: boolean): void {
  picked = next;
  isPicking = isOn;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
