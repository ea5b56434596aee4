import type { ListName } from '@intake-desk/desk-api/event';
import type { ListMeta } from '@intake-desk/desk-api/record-list';
import type { SignedIn } from '@intake-desk/desk-api/session';
import { useEffect, useState } from 'react';
import { commandTexts } from '#src/texts/shell/commands.ts';
import { listActionTexts as texts } from '#src/texts/lists/list-actions.ts';
import { useCommands } from '#src/platform/commands/commands.ts';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { asHttpProblem } from '#src/platform/http/http-problem.ts';
import { formatAsOf } from '#src/platform/lists/list-counts.ts';
import { fetchWholeList } from '#src/platform/lists/read-whole-list.ts';
import { useCachedSession } from '#src/platform/http/cached-session.ts';
import { formatExactTime } from '#src/platform/format/time.ts';

/** More rows than this are a book, and take a browser longer to lay out than anybody waits. */
const MAX_ROWS = 2000;

/** One column of a list on paper. */
export interface PrintColumn<Item> {
  label: string;
  isFigure?: boolean;
  /** The column of the table that it follows; without one it is always there. */
  screenColumn?: string;
  valueOf: (item: Item) => string;
}

/** A list on paper, in words throughout. */
export interface PrintTable {
  title: string;
  firm: string;
  /** What was filtered, how many rows, how new, when. */
  facts: readonly string[];
  columns: readonly { label: string; isFigure: boolean }[];
  rows: readonly (readonly string[])[];
}

export interface PrintListState {
  print: () => void;
  isBusy: boolean;
  /** On its way to the printer; null otherwise. */
  sheet: PrintTable | null;
  status: string;
  words: { print: string; printing: string };
}

interface PrintListOptions<Item> {
  list: ListName;
  title: string;
  query: string;
  filters: readonly { label: string; value: string; options: readonly { value: string; label: string }[] }[];
  columns: readonly PrintColumn<Item>[];
  /** Not while a record is open: then the record is what is printed. */
  isOffered: boolean;
}

/** Prints all of a list as it is filtered, not the rows in sight: they are read from the desk's own copy first. */
export function usePrintList<Item>(options: PrintListOptions<Item>): PrintListState {
  const session = useCachedSession();
  const [isBusy, setIsBusy] = useState(false);
  const [sheet, setSheet] = useState<PrintTable | null>(null);
  const [said, setSaid] = useState('');
  const print = () => {
    if (isBusy) return;
    setIsBusy(true);
    fetchWholeList<Item>(options.list, options.query, MAX_ROWS)
      .then(
        ({ items, meta }) => {
          setSheet(sheetOf(options, items.slice(0, MAX_ROWS), meta, session));
          setSaid(outcome(Math.min(items.length, MAX_ROWS), meta));
        },
        (error: unknown) => setSaid(asHttpProblem(error).message),
      )
      .finally(() => setIsBusy(false));
  };
  useCommands([
    {
      id: 'list.print',
      title: commandTexts.titles['list.print'],
      group: commandTexts.groups.list,
      shortcut: '$mod+P',
      allowInInputs: true,
      isAvailable: () => options.isOffered,
      run: print,
    },
  ]);
  // A browser that prints at once has taken the sheet when it says so; one that shows a preview says so when that is closed.
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
    status: isBusy ? texts.printing : said,
    words: { print: texts.print, printing: texts.printing },
  };
}

function sheetOf<Item>(
  { title, filters, columns }: PrintListOptions<Item>,
  items: readonly Item[],
  meta: ListMeta,
  session: SignedIn | null,
): PrintTable {
  const on = filters.flatMap(({ label, value, options }) => {
    if (value === '') return [];
    // The count behind a choice is of the screen.
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
      texts.sheet.printedBy(session?.displayName ?? '', formatExactTime(Date.now())),
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
