interface Joined<Item> {
  parts: readonly (readonly Item[])[];
  items: readonly Item[];
  places: Map<number, number>;
}

/**
 * One list of the pages that were read, each record once: pages of a list that changes meanwhile overlap, and the later page is
 * right. A page more costs that page only, and the same pages are the same list.
 */
export function createPageJoin<Item extends { id: number }>(): (
  parts: readonly (readonly Item[])[],
) => readonly Item[] {
  let last: Joined<Item> = { parts: [], items: [], places: new Map() };
  return (parts) => {
    const isSame = last.parts.every((part, index) => part === parts[index]);
    if (isSame && parts.length === last.parts.length) return last.items;
    const known = isSame ? last : { parts: [], items: [], places: new Map<number, number>() };
    const items = [...known.items];
    for (const part of parts.slice(known.parts.length)) {
      for (const item of part) {
        const place = known.places.get(item.id);
        if (place !== undefined) items[place] = item;
        else known.places.set(item.id, items.push(item) - 1);
      }
    }
    last = { parts, items, places: known.places };
    return items;
  };
}
