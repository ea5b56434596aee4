/** A column of a list somewhere else than on the screen: in a file, on paper. */
interface Elsewhere {
  /** The column of the table that it follows; without one it is always there. */
  follows?: string;
}

/**
 * Which columns of a table an address asks for: `columns=client,status`, in the table's own order. The first one names the record
 * and is always there.
 * @returns null where it asks for none that there is, and the usual ones are meant
 */
export function chosenColumns(all: readonly { id: string }[], given: string | null): readonly string[] | null {
  const wanted = new Set(given?.split(','));
  const [first, ...others] = all.map(({ id }) => id);
  const chosen = others.filter((id) => wanted.has(id));
  return first === undefined || chosen.length === 0 ? null : [first, ...chosen];
}

/**
 * What stands in the address after one column was put in or taken out.
 * @returns empty where all are there, as usual, and where none would be left
 */
export function withColumn(
  all: readonly { id: string }[],
  chosen: readonly string[] | null,
  { id, isOn }: { id: string; isOn: boolean },
): string {
  const others = all.slice(1).map((column) => column.id);
  const next = others.filter((one) => (one === id ? isOn : (chosen ?? others).includes(one)));
  return next.length === others.length ? '' : next.join(',');
}

/** The columns of a file, or of a sheet, that follow those on the screen. */
export function followScreen<Column extends Elsewhere>(
  columns: readonly Column[],
  chosen: readonly string[] | null,
): readonly Column[] {
  if (chosen === null) return columns;
  return columns.filter(({ follows }) => follows === undefined || chosen.includes(follows));
}

/** The columns of a table as somebody may choose them; the first one is always there. */
export function columnChoice(
  all: readonly { id: string; label: string }[],
  chosen: readonly string[] | null,
  onQuery: (name: string, value: string) => void,
) {
  return {
    columns: all.slice(1).map(({ id, label }) => ({ id, label, isOn: chosen === null || chosen.includes(id) })),
    isChosen: chosen !== null,
    onChoose: (id: string, isOn: boolean) => onQuery('columns', withColumn(all, chosen, { id, isOn })),
    onUsual: () => onQuery('columns', ''),
  };
}
