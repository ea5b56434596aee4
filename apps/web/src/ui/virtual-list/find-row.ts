/** How far from where a record was last seen it is looked for before the whole list is. */
const NEAR = 4;

/**
 * Where a record stands in a long list. Most steps end next to where the last one was: looking there first keeps a key as fast in
 * row 50,000 as in row 50.
 * @param near where it is expected
 * @returns -1 when it is not there
 */
export function findRow<Item>(items: readonly Item[], isIt: (item: Item) => boolean, near: number): number {
  for (let index = Math.max(0, near - NEAR); index <= near + NEAR; index += 1) {
    const item = items[index];
    if (item !== undefined && isIt(item)) return index;
  }
  return items.findIndex(isIt);
}
