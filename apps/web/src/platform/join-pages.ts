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
    const inPlace = isSame ? null : replaced(last, parts);
    if (inPlace !== null) {
      last = { ...last, parts, items: inPlace };
      return inPlace;
    }
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

/** The list where records became others and none came, went or moved; null where more has happened, or where pages overlap. */
function replaced<Item extends { id: number }>(
  { parts: before, items, places }: Joined<Item>,
  parts: readonly (readonly Item[])[],
): readonly Item[] | null {
  const isLaidOutAlike =
    parts.length === before.length && parts.every((part, index) => part.length === before[index]?.length);
  if (!isLaidOutAlike || items.length !== before.reduce((sum, part) => sum + part.length, 0)) return null;
  const now = [...items];
  for (const [index, part] of parts.entries()) {
    if (part === before[index]) continue;
    for (const [at, item] of part.entries()) {
      const place = places.get(item.id);
      if (place === undefined || before[index]?.[at]?.id !== item.id) return null;
      now[place] = item;
    }
  }
  return now;
}
