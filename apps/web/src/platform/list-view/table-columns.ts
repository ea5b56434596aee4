/** A column of a list somewhere else than on the screen: in a file, on paper. */
interface LinkedColumn {
  /** The column of the table that it follows; without one it is always there. */
  screenColumn?: string;
}

/**
 * Which columns of a table an address asks for: `columns=client,status`, in the table's own order. The first one names the record
 * and is always there.
 * @returns null where it asks for none that there is, and the usual ones are meant
 */
export function visibleColumns(all: readonly { id: string }[], given: string | null): readonly string[] | null {
  const wanted = new Set(given?.split(','));
  const [first, ...others] = all.map(({ id }) => id);
  const chosen = others.filter((id) => wanted.has(id));
  return first === undefined || chosen.length === 0 ? null : [first, ...chosen];
}

/**
 * What stands in the address after one column was put in or taken out.
 * @returns empty where all are there, as usual, and where none would be left
 */
export function toggleColumn(
  all: readonly { id: string }[],
  chosen: readonly string[] | null,
  { id, isOn }: { id: string; isOn: boolean },
): string {
  const others = all.slice(1).map((column) => column.id);
  const next = others.filter((one) => (one === id ? isOn : (chosen ?? others).includes(one)));
  return next.length === others.length ? '' : next.join(',');
}

/** The columns of a file, or of a sheet, that follow those on the screen. */
export function matchScreenColumns<Column extends LinkedColumn>(
  columns: readonly Column[],
  chosen: readonly string[] | null,
): readonly Column[] {
  if (chosen === null) return columns;
  return columns.filter(({ screenColumn }) => screenColumn === undefined || chosen.includes(screenColumn));
}

/** The columns of a table as somebody may choose them; the first one is always there. */
export function columnMenuState(
  all: readonly { id: string; label: string }[],
  chosen: readonly string[] | null,
  onQuery: (name: string, value: string) => void,
) {
  return {
    columns: all.slice(1).map(({ id, label }) => ({ id, label, isOn: chosen === null || chosen.includes(id) })),
    isCustomized: chosen !== null,
    onChoose: (id: string, isOn: boolean) => onQuery('columns', toggleColumn(all, chosen, { id, isOn })),
    onReset: () => onQuery('columns', ''),
  };
}
