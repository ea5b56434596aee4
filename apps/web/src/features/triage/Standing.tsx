import type { LeadTriage } from '@intake-desk/desk-api/triage';
import type { ReactNode } from 'react';
import { useNow } from '#src/platform/now.ts';
import { comingMoment, momentInWords } from '#src/platform/time.ts';
import { Button } from '#src/ui/Button.tsx';
import { Countdown } from './Countdown.tsx';
import styles from './TriageBar.module.css';
import { IN_CLIO, verdictInWords } from './triage-words.ts';

interface StandingProps {
  standing: LeadTriage | null;
  /** Id of the person who looks. */
  me: string;
  present: ReactNode;
  onWithdraw: () => void;
  onWake: () => void;
}

/** How a lead stands with our team, in a sentence, and that Clio does not know of it. Takes its room always. */
export function Standing({ standing, me, present, onWithdraw, onWake }: StandingProps) {
  const now = useNow();
  const nameOf = ({ id, name }: { id: string; name: string }) => (id === me ? 'you' : name);
  if (standing?.verdict != null) {
    const { verdict } = standing;
    return (
      <div className={styles.standing}>
        <span>
          <strong>{verdictInWords(verdict)}</strong>, by {nameOf(verdict.by)}{' '}
          {momentInWords(Date.parse(verdict.at), now)} · our team’s decision, not yet in Clio
        </span>
        <Button look="quiet" onClick={onWithdraw}>
          Take it back
        </Button>
        {present}
        <p>{IN_CLIO[verdict.verdict]}</p>
      </div>
    );
  }
  if (standing?.snooze != null) {
    const { snooze } = standing;
    return (
      <div className={styles.standing}>
        <span>
          <strong>Put off</strong> by {nameOf(snooze.by)}, back {comingMoment(Date.parse(snooze.until), now)} · our team
        </span>
        <Button look="quiet" onClick={onWake}>
          Bring it back now
        </Button>
        {present}
      </div>
    );
  }
  if (standing?.claim != null) {
    const { claim } = standing;
    return (
      <div className={styles.standing}>
        <span>
          {claim.by.id === me ? (
            <>
              You hold this for <Countdown until={claim.until} />
            </>
          ) : (
            <>
              <strong>{claim.by.name}</strong> holds this for <Countdown until={claim.until} />
            </>
          )}{' '}
          · our team, not in Clio
        </span>
        {present}
      </div>
    );
  }
  return (
    <div className={styles.standing}>
      <span>
        Decisions are kept by this desk. Accepting or ignoring a lead happens in Clio Grow, and this screen notices it.
      </span>
      {present}
    </div>
  );
}
