import { withColumn } from './table-columns.ts';

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
