import type { ReactNode } from 'react';
import styles from './Thread.module.css';

/** What happened, in order; the last is how things stand. */
export function Thread({ children }: { children: ReactNode }) {
  return (
    <ol role="list" className={styles.thread}>
      {children}
    </ol>
  );
}
