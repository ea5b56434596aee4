import type { ReactNode } from 'react';
import { joinClasses } from '#src/ui/primitives/join-classes.ts';
import styles from './ListNotice.module.css';

/** A line between the header of a list and its rows. */
export function ListNotice({ tone, children }: { tone: 'quiet' | 'warning'; children: ReactNode }) {
  return (
    <p className={joinClasses(styles.notice, tone === 'warning' && styles.warning)} role="status">
      {children}
    </p>
  );
}

/** Button that shows newly arrived rows: nothing moves until the user presses it. */
export function PendingRowsPill({ words, onShow }: { words: string; onShow: () => void }) {
  return (
    <div className={styles.pill} role="status">
      <button type="button" onClick={onShow}>
        {words}
      </button>
    </div>
  );
}
