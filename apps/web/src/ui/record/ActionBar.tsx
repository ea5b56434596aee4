import type { ReactNode } from 'react';
import styles from './ActionBar.module.css';

interface ActionBarProps {
  /** Accessible name of the main group. */
  label: string;
  /** The next step. */
  main: ReactNode;
  /**
   * Less frequent actions, at the right end. A part with `data-only="wide"` is shown only in a wide record, one with
   * `data-only="narrow"` only in a narrow one.
   */
  others: ReactNode;
}

/** The actions of a record, in one row of the head; on a phone, in two rows at the bottom of the screen. */
export function ActionBar({ label, main, others }: ActionBarProps) {
  return (
    <div className={styles.bar}>
      <div className={styles.main} role="group" aria-label={label}>
        {main}
      </div>
      <div className={styles.others}>{others}</div>
    </div>
  );
}
