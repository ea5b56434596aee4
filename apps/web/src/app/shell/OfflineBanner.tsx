import { useState, useSyncExternalStore } from 'react';
import { formatDuration } from '#src/platform/format/time.ts';
import { minutesAhead, onClockDifference } from '#src/platform/http/server-clock.ts';
import { shellTexts } from '#src/texts/shell/shell.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
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

/** From this difference on, other programs of this computer show wrong times too. */
const NOTEWORTHY_MINUTES = 2;

/** Warns that this computer's clock is wrong. Intake Desk itself uses the server's time. */
function ClockBanner() {
  const minutes = useSyncExternalStore(onClockDifference, minutesAhead);
  const [dismissed, setDismissed] = useState(0);
  const { ahead, behind, words } = shellTexts.clock;
  const by = formatDuration(Math.abs(minutes) * 60_000);
  return (
    <div role="status">
      {Math.abs(minutes) >= NOTEWORTHY_MINUTES && Math.abs(minutes - dismissed) >= NOTEWORTHY_MINUTES && (
        <p className={styles.line}>
          <strong>{minutes > 0 ? ahead(by) : behind(by)}</strong> <span>{words}</span>{' '}
          <Button variant="quiet" onClick={() => setDismissed(minutes)}>
            {shellTexts.close}
          </Button>
        </p>
      )}
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
