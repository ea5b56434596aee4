import { useSyncExternalStore } from 'react';
import { shellTexts } from '#src/texts/shell/shell.ts';
import { ClockBanner } from './ClockBanner.tsx';
import styles from './OfflineBanner.module.css';

/**
 * Shows what still works while the computer is offline. It floats, so that no row moves when it appears or disappears.
 */
export function OfflineBanner() {
  const isOnline = useSyncExternalStore(subscribe, () => navigator.onLine);
  const { title, words } = shellTexts.offline;
  return (
    <div className={styles.place}>
      <div role="status">
        {!isOnline && (
          <p className={styles.line}>
            <strong>{title}</strong> <span>{words}</span>
          </p>
        )}
      </div>
      <ClockBanner />
    </div>
  );
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}
