interface MergedPages<Item> {
  parts: readonly (readonly Item[])[];
  items: readonly Item[];
  /** Of the items. A set, and a list of just its length: both are there for each of fifty thousand rows. */
  ids: Set<number>;
}

/**
 * One list of the pages that were read, each record once: pages of a list that changes meanwhile overlap, and the later page is
 * right. A page more costs that page only, and the same pages are the same list.
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
    last = joined(isSame ? last : { parts: [], items: [], ids: new Set() }, parts);
    return last.items;
  };
}

/** The pages that are known, and those after them. */
function joined<Item extends { id: number }>(
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

/** The list where records became others and none came, went or moved; null where more has happened, or where pages overlap. */
function replaced<Item extends { id: number }>(
  { parts: before, items }: MergedPages<Item>,
  parts: readonly (readonly Item[])[],
): readonly Item[] | null {
  const isLaidOutAlike =
    parts.length === before.length && parts.every((part, index) => part.length === before[index]?.length);
  if (!isLaidOutAlike || items.length !== before.reduce((sum, part) => sum + part.length, 0)) return null;
  const now = [...items];
  let place = 0;
  for (const [index, part] of parts.entries()) {
    if (part !== before[index]) {
      for (const [at, item] of part.entries()) {
        if (before[index]?.[at]?.id !== item.id) return null;
        now[place + at] = item;
      }
    }
    place += part.length;
  }
  return now;
}
