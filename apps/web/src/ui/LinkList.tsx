import type { ReactNode } from 'react';
import styles from './LinkList.module.css';

/** Records that belong to this one. */
export function LinkList({ children }: { children: ReactNode }) {
  return (
    <ul role="list" className={styles.links}>
      {children}
    </ul>
  );
}
