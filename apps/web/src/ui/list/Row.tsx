import type { ReactNode } from 'react';
import { joinClasses } from '#src/ui/primitives/join-classes.ts';
import styles from './Row.module.css';

interface RowProps {
  name: ReactNode;
  /** Right of the name: an age or a state. */
  side: ReactNode;
  /** First column of the second line, the same for every row. */
  kind: ReactNode;
  detail: ReactNode;
  /** Beside the name, before everything else: what is being done with the record, or why it was found. */
  mark?: ReactNode;
  /** Wider first column, for kinds with longer names. */
  wideKind?: boolean;
}

/** One record in columns that align down the list: two lines, or one where rows are low. */
export function Row({ name, side, kind, detail, mark, wideKind }: RowProps) {
  return (
    <div className={joinClasses(styles.row, wideKind && styles.wide)}>
      <div className={styles.line}>
        <span className={styles.first}>
          <span className={styles.name} translate="no">
            {name}
          </span>
          {mark && <span className={styles.mark}>{mark}</span>}
        </span>
        <span className={styles.side}>{side}</span>
      </div>
      <div className={joinClasses(styles.line, styles.second)}>
        <span>{kind}</span>
        <span>{detail}</span>
      </div>
    </div>
  );
}
