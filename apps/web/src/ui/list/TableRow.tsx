import type { ReactNode } from 'react';
import { joinClasses } from '#src/ui/primitives/join-classes.ts';
import styles from './TableRow.module.css';

export interface TableColumn {
  id: string;
  label: string;
  /** As a track of a grid, where the columns were chosen. */
  width: string;
  /** Figures: to the right, under each other. */
  isFigure?: boolean;
}

interface TableProps {
  columns: readonly TableColumn[];
  /** The columns that somebody chose, which are all there; null for the usual ones. */
  chosen: readonly string[] | null;
  /** Gives the usual columns their widths, and takes some away where there is no room. */
  className: string | undefined;
}

/** How the columns stand that are shown. */
function layout({ columns, chosen, className }: TableProps) {
  if (chosen === null) return { shown: columns, className, style: undefined };
  const shown = columns.filter(({ id }) => chosen.includes(id));
  return {
    shown,
    className: undefined,
    style: { gridTemplateColumns: shown.map(({ width }) => width).join(' ') },
  };
}

/** Names of the columns, for the eye: in each row they are said with its values. */
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

/** One record on one line. The list stays a list, of which every entry says its place; so each value is said with its name. */
export function TableRow({ cells, ...table }: TableProps & { cells: Record<string, ReactNode> }) {
  const { shown, className, style } = layout(table);
  return (
    <span className={joinClasses(styles.row, className)} style={style}>
      {shown.map(({ id, label, isFigure }, index) => (
        <span key={id} data-column={id} data-figure={isFigure}>
          {index > 0 && <span className="visually-hidden">, {label}: </span>}
          {cells[id]}
        </span>
      ))}
    </span>
  );
}
