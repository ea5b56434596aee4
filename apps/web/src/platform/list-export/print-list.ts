import type { ListName, ListRecords } from '@intake-desk/desk-api/event';
import type { ListMeta } from '@intake-desk/desk-api/record-list';
import type { SignedIn } from '@intake-desk/desk-api/session';
import { useEffect, useState } from 'react';
import { listActionTexts as texts } from '#src/texts/lists/list-actions.ts';
import { useCommands } from '#src/platform/commands/commands.ts';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { asHttpProblem } from '#src/platform/http/http-problem.ts';
import { formatAsOf } from '#src/platform/lists/list-notices.ts';
import { fetchWholeList } from './fetch-whole-list.ts';
import { useCachedSession } from '#src/platform/http/cached-session.ts';
import { formatExactTime } from '#src/platform/format/time.ts';
import { serverNow } from '#src/platform/http/server-clock.ts';

/** Maximum number of rows to print: laying out more takes a browser too long. */
const MAX_ROWS = 2000;

/** One column of a printed list. */
export interface PrintColumn<Item> {
  label: string;
  isFigure?: boolean;
  valueOf: (item: Item) => string;
}

/** A list formatted for print; all values are text. */
export interface PrintTable {
  title: string;
  firm: string;
  /** Filters, number of rows, freshness and time of printing. */
  facts: readonly string[];
  columns: readonly { label: string; isFigure: boolean }[];
  rows: readonly (readonly string[])[];
}

export interface PrintListState {
  print: () => void;
  isBusy: boolean;
  /** The table being printed; null otherwise. */
  sheet: PrintTable | null;
  status: string;
}

interface PrintListOptions<List extends ListName> {
  list: List;
  title: string;
  query: string;
  filters: readonly { label: string; value: string; options: readonly { value: string; label: string }[] }[];
  columns: readonly PrintColumn<ListRecords[List]>[];
  /** False while a record is open: then the record is printed. */
  isOffered: boolean;
}

/** Prints the whole filtered list, not only the visible rows. All rows are fetched from the mirror first. */
export function usePrintList<List extends ListName>(options: PrintListOptions<List>): PrintListState {
  const session = useCachedSession();
  const [isBusy, setIsBusy] = useState(false);
  const [sheet, setSheet] = useState<PrintTable | null>(null);
  const [status, setStatus] = useState('');
  const print = () => {
    if (isBusy) return;
    setIsBusy(true);
    fetchWholeList(options.list, options.query, MAX_ROWS)
      .then(
        ({ items, meta }) => {
          setSheet(sheetOf(options, items.slice(0, MAX_ROWS), meta, session));
          setStatus(outcome(Math.min(items.length, MAX_ROWS), meta));
        },
        (error: unknown) => setStatus(asHttpProblem(error).message),
      )
      .finally(() => setIsBusy(false));
  };
  useCommands({ 'list.print': { isAvailable: () => options.isOffered, run: print } });
  // `afterprint` fires when the page is no longer needed: at once, or when the print preview closes.
  useEffect(() => {
    if (sheet === null) return;
    document.documentElement.dataset['printing'] = 'list';
    const done = () => setSheet(null);
    window.addEventListener('afterprint', done);
    window.print();
    return () => {
      delete document.documentElement.dataset['printing'];
      window.removeEventListener('afterprint', done);
    };
  }, [sheet]);
  return {
    print,
    isBusy,
    sheet,
    status: isBusy ? texts.printing : status,
  };
}

function sheetOf<List extends ListName>(
  { title, filters, columns }: PrintListOptions<List>,
  items: readonly ListRecords[List][],
  meta: ListMeta,
  session: SignedIn | null,
): PrintTable {
  const on = filters.flatMap(({ label, value, options }) => {
    if (value === '') return [];
    // Removes the count after the label, which is for the screen only.
    const words = options.find((option) => option.value === value)?.label.replace(/ · [^·]*$/, '');
    return [texts.sheet.filter(label, words ?? value)];
  });
  const shown = formatNumber(items.length);
  return {
    title,
    firm: session?.firm.name ?? '',
    facts: [
      on.length === 0 ? texts.sheet.unfiltered : on.join(', '),
      items.length < meta.total ? texts.sheet.cut(shown, formatNumber(meta.total)) : texts.sheet.rows(shown),
      formatAsOf(meta.asOf === null ? 0 : Date.parse(meta.asOf)),
      texts.sheet.printedBy(session?.displayName ?? '', formatExactTime(serverNow())),
    ].filter(Boolean),
    columns: columns.map(({ label, isFigure = false }) => ({ label, isFigure })),
    rows: items.map((item) => columns.map(({ valueOf }) => valueOf(item))),
  };
}

function outcome(shown: number, { total, complete }: ListMeta): string {
  const count = formatNumber(shown);
  const words = shown < total ? texts.printedCut(count, formatNumber(total)) : texts.printed(count);
  return complete ? words : `${words} ${texts.printedPartial}`;
}
