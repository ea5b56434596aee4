import type { ReactNode } from 'react';
import { joinClasses } from './join-classes.ts';
import styles from './TableRow.module.css';

export interface TableColumn {
  id: string;
  label: string;
  /** Figures: to the right, under each other. */
  isFigure?: boolean;
}

interface TableProps {
  columns: readonly TableColumn[];
  /** Gives the columns their widths, and takes some away where there is no room. */
  className: string | undefined;
}

/** Names of the columns, for the eye: in each row they are said with its values. */
export function TableHead({ columns, className }: TableProps) {
  return (
    <div className={joinClasses(styles.head, className)} aria-hidden>
      {columns.map(({ id, label, isFigure }) => (
        <span key={id} data-column={id} data-figure={isFigure}>
          {label}
        </span>
      ))}
    </div>
  );
}

/** One record on one line. The list stays a list, of which every entry says its place; so each value is said with its name. */
export function TableRow({ columns, className, cells }: TableProps & { cells: Record<string, ReactNode> }) {
  return (
    <span className={joinClasses(styles.row, className)}>
      {columns.map(({ id, label, isFigure }, index) => (
        <span key={id} data-column={id} data-figure={isFigure}>
          {index > 0 && <span className="visually-hidden">, {label}: </span>}
          {cells[id]}
        </span>
      ))}
    </span>
  );
}
