/** A column of a CSV file: its heading and its value for a record. */
export interface CsvColumn<Item> {
  title: string;
  valueOf: (item: Item) => string | number | null | undefined;
}

/**
 * Spreadsheets treat a cell that begins like this as a formula. @see
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA = /^[=+\-@\t\r]/;
/** Makes spreadsheets read the file as UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Formats records as comma-separated values, one row each. A cell that a spreadsheet would execute becomes text.
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
