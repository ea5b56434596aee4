import { allPicked, pick, pickAnchor, useIsPicking } from './picked.ts';
import { findRow } from './find-row.ts';

interface PickingWishes<Item> {
  items: readonly Item[];
  idOf: (item: Item) => number;
  /** Whether rows of this list can be picked. */
  isOn: boolean;
}

/** Picks rows: one, all between two, or one after another. */
export function usePicking<Item>({ items, idOf, isOn }: PickingWishes<Item>) {
  const isPicking = useIsPicking();
  const idAt = (index: number): number | null => {
    const item = items[index];
    return item === undefined ? null : idOf(item);
  };
  const toggle = (index: number): void => {
    const id = idAt(index);
    if (isOn && id !== null) pick([id], !allPicked().has(id));
  };
  return {
    isPicking: isOn && isPicking,
    toggle,
    /** Everything from the row that was picked last. */
    upTo: (index: number): void => {
      const anchor = pickAnchor();
      const from = anchor === null ? index : findRow(items, (item) => idOf(item) === anchor, index);
      if (from < 0) return toggle(index);
      const between = items.slice(Math.min(from, index), Math.max(from, index) + 1).map(idOf);
      if (isOn) pick(between, true, idAt(index));
    },
    /** The row and the one that is stepped to; stepping back lets go of the row. */
    step: (from: number, to: number): void => {
      const [here, there] = [idAt(from), idAt(to)];
      if (!isOn || here === null || there === null || from === to) return;
      if (allPicked().has(here) && allPicked().has(there)) pick([here], false, there);
      else pick([here, there], true);
    },
  };
}
