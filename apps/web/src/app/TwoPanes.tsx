import type { ReactNode } from 'react';
import styles from './TwoPanes.module.css';

/** List and record: beside each other where there is room, one of them where there is not. */
export function TwoPanes({ list, record, isOpen }: { list: ReactNode; record: ReactNode; isOpen: boolean }) {
  return (
    <div className={styles.panes} data-open={isOpen}>
      <div className={styles.list}>{list}</div>
      <div className={styles.record}>{record}</div>
    </div>
  );
}
