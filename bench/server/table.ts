/** Lines of a table on standard output; the first column is as wide as its longest title. */
const FIRST = 58;

export function printRow(title: string, figures: readonly string[]): void {
  console.log(`${title.padEnd(FIRST)}${figures.map((figure) => figure.padStart(11)).join('')}`);
}
