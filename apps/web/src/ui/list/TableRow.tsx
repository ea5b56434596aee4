import type { ReactNode } from 'react';
import { joinClasses } from '#src/ui/primitives/join-classes.ts';
import styles from './TableRow.module.css';

export interface TableColumn {
  id: string;
  label: string;
  /** Track size of a CSS grid, used if the user selected the columns. */
  width: string;
  /** Numbers: aligned to the right. */
  isFigure?: boolean;
}

interface TableProps {
  columns: readonly TableColumn[];
  /** Ids of the columns that the user selected, all of which are shown; null for the default ones. */
  chosen: readonly string[] | null;
  /** Sets the widths of the default columns and hides some where they do not fit. */
  className: string | undefined;
}

/** Returns the shown columns with their layout. */
function layout({ columns, chosen, className }: TableProps) {
  if (chosen === null) return { shown: columns, className, style: undefined };
  const shown = columns.filter(({ id }) => chosen.includes(id));
  return {
    shown,
    className: undefined,
    style: { gridTemplateColumns: shown.map(({ width }) => width).join(' ') },
  };
}

/** Column names, hidden from screen readers: each row reads them with its values. */
export function TableHead(props: TableProps) {
  const { shown, className, style } = layout(props);
  return (
    <div className={joinClasses(styles.head, className)} style={style} aria-hidden>
      {shown.map(({ id, label, isFigure }) => (
        <span key={id} data-column={id} data-figure={isFigure}>
          {label}
        </span>
      ))}
    </div>
  );
}

/** Columns of what people are called and how they are reached: the browser does not translate them. */
const AS_WRITTEN: ReadonlySet<string> = new Set(['name', 'client', 'phone', 'email', 'assigned']);

/**
 * One record on one line. The markup is a list, whose items announce their position, so each value is read with its
 * column name.
 */
export function TableRow({ cells, ...table }: TableProps & { cells: Record<string, ReactNode> }) {
  const { shown, className, style } = layout(table);
  return (
    <span className={joinClasses(styles.row, className)} style={style}>
      {shown.map(({ id, label, isFigure }, index) => (
        <span key={id} data-column={id} data-figure={isFigure}>
          {index > 0 && <span className="visually-hidden">{`, ${label}: `}</span>}
          <span translate={AS_WRITTEN.has(id) ? 'no' : undefined}>{cells[id]}</span>
        </span>
      ))}
    </span>
  );
}
