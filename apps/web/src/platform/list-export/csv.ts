/** A column of a file: its heading, and what a record has there. */
export interface CsvColumn<Item> {
  title: string;
  /** The column of the table that it follows; without one it is always there. */
  screenColumn?: string;
  valueOf: (item: Item) => string | number | null | undefined;
}

/** Read as a formula by spreadsheets when it begins a cell. @see https://owasp.org/www-community/attacks/CSV_Injection */
const FORMULA = /^[=+\-@\t\r]/;
/** Lets spreadsheets read the file as UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Records as comma-separated values, one row each; a cell that a spreadsheet would run is made a text.
 * @see RFC 4180
 */
export function toCsv<Item>(items: readonly Item[], columns: readonly CsvColumn<Item>[]): string {
  const rows = items.map((item) => columns.map(({ valueOf }) => cell(valueOf(item))));
  return (
    BYTE_ORDER_MARK + [columns.map(({ title }) => cell(title)), ...rows].map((row) => `${row.join(',')}\r\n`).join('')
  );
}

function cell(value: string | number | null | undefined): string {
  const text = String(value ?? '');
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) || safe !== text ? `"${safe.replaceAll('"', '""')}"` : safe;
}
