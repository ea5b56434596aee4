import { useSyncExternalStore } from 'react';

/**
 * Records of a list that are selected for bulk actions. Separate from the list: selecting one re-renders only its row.
 */
let selected: ReadonlySet<number> = new Set();
/** The record selected last, from which a range continues. */
let anchor: number | null = null;
/** True while selecting without mouse or keys: each row shows its checkbox. */
let isPicking = false;
const listeners = new Set<() => void>();

export function selectedIds(): ReadonlySet<number> {
  return selected;
}

/** Checked by shortcuts of one lead: with several selected they apply to those. */
export function isSelectionEmpty(): boolean {
  return selected.size === 0;
}

export function selectionAnchor(): number | null {
  return anchor;
}

/** @param last where a range continues from */
export function setSelected(
  ids: readonly number[],
  isSelected: boolean,
  last: number | null = ids.at(-1) ?? null,
): void {
  const next = new Set(selected);
  for (const id of ids) {
    if (isSelected) next.add(id);
    else next.delete(id);
  }
  anchor = last;
  change(next, isPicking);
}

export function clearSelection(): void {
  anchor = null;
  change(new Set(), false);
}

/** Shows the checkboxes of all rows, for phones, which have no hover. */
export function startSelecting(): void {
  change(selected, true);
}

export function useSelection(): ReadonlySet<number> {
  return useSyncExternalStore(subscribe, selectedIds);
}

export function useIsSelected(id: number): boolean {
  return useSyncExternalStore(subscribe, () => selected.has(id));
}

export function useIsSelecting(): boolean {
  return useSyncExternalStore(subscribe, () => isPicking || selected.size > 0);
}

function change(next: ReadonlySet<number>, isOn: boolean): void {
  selected = next;
  isPicking = isOn;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

interface RowSelectionOptions<Item> {
  items: readonly Item[];
  idOf: (item: Item) => number;
  /** True if rows of this list can be selected. */
  isOn: boolean;
}

/** Selects rows: one, a range, or one after another. */
export function useRowSelection<Item>({ items, idOf, isOn }: RowSelectionOptions<Item>) {
  const isPicking = useIsSelecting();
  const idAt = (index: number): number | null => {
    const item = items[index];
    return item === undefined ? null : idOf(item);
  };
  const toggle = (index: number): (() => void) => {
    const id = idAt(index);
    if (!isOn || id === null) return () => undefined;
    const wasSelected = selectedIds().has(id);
    setSelected([id], !wasSelected);
    return () => setSelected([id], wasSelected);
  };
  return {
    isPicking: isOn && isPicking,
    toggle,
    /** Selects all rows from the last selected one to this one. */
    upTo: (index: number): void => {
      const anchor = selectionAnchor();
      const from = anchor === null ? index : findRow(items, (item) => idOf(item) === anchor, index);
      if (from < 0) return void toggle(index);
      const between = items.slice(Math.min(from, index), Math.max(from, index) + 1).map(idOf);
      if (isOn) setSelected(between, true, idAt(index));
    },
    /** Selects the row and the one stepped to; stepping back deselects the row. */
    step: (from: number, to: number): void => {
      const [here, there] = [idAt(from), idAt(to)];
      if (!isOn || here === null || there === null || from === to) return;
      if (selectedIds().has(here) && selectedIds().has(there)) setSelected([here], false, there);
      else setSelected([here, there], true);
    },
  };
}

/** Rows on either side of the expected one that are checked before the whole list. */
const NEAR = 4;

/**
 * Returns the index of a record in a long list. Most steps end next to the previous one: checking there first makes a
 * key press as fast in row 50,000 as in row 50.
 * @param near the expected index
 * @returns -1 if it is not in the list
 */
export function findRow<Item>(items: readonly Item[], isIt: (item: Item) => boolean, near: number): number {
  for (let index = Math.max(0, near - NEAR); index <= near + NEAR; index += 1) {
    const item = items[index];
    if (item !== undefined && isIt(item)) return index;
  }
  return items.findIndex(isIt);
}
