import type { ReactNode } from 'react';
import { joinClasses } from '#src/ui/primitives/join-classes.ts';
import styles from './ListNotice.module.css';

/** A line between the head of a list and its rows. */
export function ListNotice({ tone, children }: { tone: 'quiet' | 'warning'; children: ReactNode }) {
  return (
    <p className={joinClasses(styles.notice, tone === 'warning' && styles.warning)} role="status">
      {children}
    </p>
  );
}

/** Rows that came and wait to be shown: nothing moves until somebody wants it. */
export function PendingRowsPill({ words, onShow }: { words: string; onShow: () => void }) {
  return (
    <div className={styles.pill} role="status">
      <button type="button" onClick={onShow}>
        {words}
      </button>
    </div>
  );
}
