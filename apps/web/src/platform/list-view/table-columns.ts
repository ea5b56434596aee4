/**
 * Returns the table columns that a URL requests: `columns=client,status`, in the table's own order. The first column
 * names the record and is always included.
 * @returns null if the URL names no known column, which means the defaults
 */
export function visibleColumns(all: readonly { id: string }[], given: string | null): readonly string[] | null {
  const wanted = new Set(given?.split(','));
  const [first, ...others] = all.map(({ id }) => id);
  const chosen = others.filter((id) => wanted.has(id));
  return first === undefined || chosen.length === 0 ? null : [first, ...chosen];
}

/**
 * Returns the URL parameter after one column was shown or hidden.
 * @returns empty if all columns are shown, which is the default, and if none would be left
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

/** Returns the columns of a file or a printed list: those on the screen, and the record's number. */
export function matchScreenColumns<Column extends { id: string }>(
  all: readonly Column[],
  chosen: readonly string[] | null,
): readonly Column[] {
  return chosen === null ? all : all.filter(({ id }) => id === 'id' || chosen.includes(id));
}

/** Returns the state of the column menu; the first column cannot be hidden. */
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
