interface MergedPages<Item> {
  parts: readonly (readonly Item[])[];
  items: readonly Item[];
  /** Ids of `items`. A set and an array of exact length, because there may be fifty thousand rows. */
  ids: Set<number>;
}

/**
 * Creates a function that merges fetched pages into one list with each record once. Pages of a list that changes
 * meanwhile overlap, and the later page is right. A further page costs only that page, and the same pages return the
 * same list.
 */
export function createPageMerger<Item extends { id: number }>(): (
  parts: readonly (readonly Item[])[],
) => readonly Item[] {
  let last: MergedPages<Item> = { parts: [], items: [], ids: new Set() };
  return (parts) => {
    const isSame = last.parts.every((part, index) => part === parts[index]);
    if (isSame && parts.length === last.parts.length) return last.items;
    const inPlace = isSame ? null : replaced(last, parts);
    if (inPlace !== null) {
      last = { ...last, parts, items: inPlace };
      return inPlace;
    }
    last = appended(isSame ? last : { parts: [], items: [], ids: new Set() }, parts);
    return last.items;
  };
}

/** Appends new pages to the known ones. */
function appended<Item extends { id: number }>(
  known: MergedPages<Item>,
  parts: readonly (readonly Item[])[],
): MergedPages<Item> {
  const { ids } = known;
  const fresh: Item[] = [];
  const again: Item[] = [];
  for (const item of parts.slice(known.parts.length).flat()) {
    (ids.has(item.id) ? again : fresh).push(item);
    ids.add(item.id);
  }
  const items = known.items.concat(fresh);
  for (const item of again) items[items.findIndex(({ id }) => id === item.id)] = item;
  return { parts, items, ids };
}

/**
 * Returns the list with changed records replaced in place. Null if records were added, removed or moved, or if pages
 * overlap.
 */
function replaced<Item extends { id: number }>(
  { parts: before, items }: MergedPages<Item>,
  parts: readonly (readonly Item[])[],
): readonly Item[] | null {
  const isLaidOutAlike =
    parts.length === before.length && parts.every((part, index) => part.length === before[index]?.length);
  if (!isLaidOutAlike || items.length !== before.reduce((sum, part) => sum + part.length, 0)) return null;
  const now = [...items];
  let offset = 0;
  for (const [index, part] of parts.entries()) {
    if (part !== before[index]) {
      for (const [at, item] of part.entries()) {
        if (before[index]?.[at]?.id !== item.id) return null;
        now[offset + at] = item;
      }
    }
    offset += part.length;
  }
  return now;
}
