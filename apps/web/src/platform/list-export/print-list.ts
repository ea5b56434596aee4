import type { ListName } from '@intake-desk/desk-api/event';
import type { ListMeta } from '@intake-desk/desk-api/record-list';
import type { SignedIn } from '@intake-desk/desk-api/session';
import { useEffect, useState } from 'react';
import { commandTexts } from '#src/texts/shell/commands.ts';
import { recordListsTexts as texts } from '#src/texts/lists/list-actions.ts';
import { useCommands } from '#src/platform/commands/commands.ts';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { asHttpProblem } from '#src/platform/http/http-problem.ts';
import { asOfInWords } from '#src/platform/lists/list-counts.ts';
import { readWholeList } from '#src/platform/lists/read-whole-list.ts';
import { useSession } from '#src/platform/http/cached-session.ts';
import { exactTime } from '#src/platform/format/time.ts';

/** More rows than this are a book, and take a browser longer to lay out than anybody waits. */
const MOST = 2000;

/** One column of a list on paper. */
export interface SheetColumn<Item> {
  label: string;
  isFigure?: boolean;
  /** The column of the table that it follows; without one it is always there. */
  follows?: string;
  valueOf: (item: Item) => string;
}

/** A list on paper, in words throughout. */
export interface PrintedSheet {
  title: string;
  firm: string;
  /** What was filtered, how many rows, how new, when. */
  facts: readonly string[];
  columns: readonly { label: string; isFigure: boolean }[];
  rows: readonly (readonly string[])[];
}

export interface PrintedList {
  print: () => void;
  isBusy: boolean;
  /** On its way to the printer; null otherwise. */
  sheet: PrintedSheet | null;
  said: string;
  words: { print: string; printing: string };
}

interface PrintWishes<Item> {
  list: ListName;
  title: string;
  query: string;
  filters: readonly { label: string; value: string; options: readonly { value: string; label: string }[] }[];
  columns: readonly SheetColumn<Item>[];
  /** Not while a record is open: then the record is what is printed. */
  isOffered: boolean;
}

/** Prints all of a list as it is filtered, not the rows in sight: they are read from the desk's own copy first. */
export function usePrintedList<Item>(wishes: PrintWishes<Item>): PrintedList {
  const session = useSession();
  const [isBusy, setIsBusy] = useState(false);
  const [sheet, setSheet] = useState<PrintedSheet | null>(null);
  const [said, setSaid] = useState('');
  const print = () => {
    if (isBusy) return;
    setIsBusy(true);
    readWholeList<Item>(wishes.list, wishes.query, MOST)
      .then(
        ({ items, meta }) => {
          setSheet(sheetOf(wishes, items.slice(0, MOST), meta, session));
          setSaid(outcome(Math.min(items.length, MOST), meta));
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
      worksInFields: true,
      isAvailable: () => wishes.isOffered,
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
    said: isBusy ? texts.printing : said,
    words: { print: texts.print, printing: texts.printing },
  };
}

function sheetOf<Item>(
  { title, filters, columns }: PrintWishes<Item>,
  items: readonly Item[],
  meta: ListMeta,
  session: SignedIn | null,
): PrintedSheet {
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
      asOfInWords(meta.asOf === null ? 0 : Date.parse(meta.asOf)),
      texts.sheet.printedBy(session?.displayName ?? '', exactTime(Date.now())),
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
