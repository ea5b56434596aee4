import { useState, useSyncExternalStore } from 'react';
import { formatDuration } from '#src/platform/format/time.ts';
import { minutesAhead, onClockDifference } from '#src/platform/http/server-clock.ts';
import { shellTexts } from '#src/texts/shell/shell.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import styles from './OfflineBanner.module.css';

/** From this difference on, other programs of this computer show wrong times too. */
const NOTEWORTHY_MINUTES = 2;

/** Warns that this computer's clock is wrong. Intake Desk itself uses the server's time. */
export function ClockBanner() {
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
