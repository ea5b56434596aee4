import { Printer } from 'lucide-react';
import { createPortal } from 'react-dom';
import { listActionTexts as texts } from '#src/texts/lists/list-actions.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import styles from './PrintList.module.css';

interface Sheet {
  title: string;
  firm: string;
  facts: readonly string[];
  columns: readonly { label: string; isFigure: boolean }[];
  rows: readonly (readonly string[])[];
}

interface PrintListProps {
  printed: {
    print: () => void;
    isBusy: boolean;
    sheet: Sheet | null;
    status: string;
  };
}

/** Prints the whole filtered list and shows how many rows were printed. */
export function PrintList({ printed }: PrintListProps) {
  const { print, isBusy, sheet, status } = printed;
  return (
    <>
      <Button variant="quiet" command="list.print" busy={isBusy} title={texts.print} onClick={print}>
        <Printer aria-hidden />
        <span>{isBusy ? texts.printing : texts.print}</span>
      </Button>
      <span role="status">{status}</span>
      {sheet !== null && createPortal(<PrintSheet {...sheet} />, document.body)}
    </>
  );
}

/** Visible only in print. */
function PrintSheet({ title, firm, facts, columns, rows }: Sheet) {
  return (
    <section className={styles.sheet} data-print-sheet aria-hidden>
      <table>
        <caption>
          <span>{firm}</span>
          <strong>{title}</strong>
          <span>{facts.join(' · ')}</span>
        </caption>
        <thead>
          <tr>
            {columns.map(({ label, isFigure }) => (
              <th key={label} scope="col" data-figure={isFigure}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {cells.map((words, column) => (
                <td key={column} data-figure={columns[column]?.isFigure}>
                  {words}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
