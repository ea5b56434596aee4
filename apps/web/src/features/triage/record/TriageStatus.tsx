import type { LeadTriage } from '@intake-desk/desk-api/triage';
import { useNow } from '#src/platform/format/clock.ts';
import { formatFutureTime, formatPastTime } from '#src/platform/format/time.ts';
import { leadTriageTexts } from '#src/texts/leads/lead-triage.ts';
import { triageTexts } from '#src/texts/triage/triage.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import styles from './TriageBar.module.css';
import { formatVerdict } from '#src/features/triage/actions/triage-messages.ts';

interface TriageStatusProps {
  standing: LeadTriage | null;
  /** Id of the current user. */
  me: string;
  onWithdraw: () => void;
  onWake: () => void;
}

/** Shows a lead's triage status as a sentence, and that Clio does not know it. Its height is always reserved. */
export function TriageStatus({ standing, me, onWithdraw, onWake }: TriageStatusProps) {
  const now = useNow();
  const nameOf = ({ id, name }: { id: string; name: string }) => (id === me ? triageTexts.you : name);
  const { verdict = null, snooze = null, priority = null } = standing ?? {};
  const high = priority === 'high' && (
    <span>
      <strong>{leadTriageTexts.high}</strong>
      <span>{leadTriageTexts.highBy}</span>
    </span>
  );
  if (verdict !== null) {
    return (
      <div className={styles.standing}>
        <span>
          <strong>{formatVerdict(verdict)}</strong>
          <span>{leadTriageTexts.by(nameOf(verdict.by), formatPastTime(Date.parse(verdict.at), now))}</span>
        </span>
        <Button variant="quiet" onClick={onWithdraw}>
          {leadTriageTexts.buttons.takeBack}
        </Button>
        {high}
        <p>{leadTriageTexts.inClio[verdict.verdict]}</p>
      </div>
    );
  }
  if (snooze !== null) {
    return (
      <div className={styles.standing}>
        <span>
          <strong>{leadTriageTexts.putOff}</strong>
          <span>{leadTriageTexts.putOffBy(nameOf(snooze.by), formatFutureTime(Date.parse(snooze.until), now))}</span>
        </span>
        <Button variant="quiet" onClick={onWake}>
          {leadTriageTexts.buttons.bringBack}
        </Button>
        {high}
      </div>
    );
  }
  return (
    <div className={styles.standing}>
      {high}
      <p>{leadTriageTexts.kept}</p>
    </div>
  );
}
