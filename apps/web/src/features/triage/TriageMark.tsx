import { initials } from '#src/platform/initials.ts';
import { useNow } from '#src/platform/now.ts';
import { shortMoment } from '#src/platform/time.ts';
import { Countdown } from './Countdown.tsx';
import styles from './TriageMark.module.css';
import { useBoard } from './triage-queries.ts';
import { VERDICT_WORDS } from './triage-words.ts';

/** In a lead's row: who has it and for how long, what our team decided, until when it is put off. */
export function TriageMark({ lead }: { lead: number }) {
  const board = useBoard();
  const now = useNow();
  const standing = board?.leads.get(lead);
  if (board === null || standing === undefined) return null;
  const { claim, verdict, snooze } = standing;
  if (verdict !== null) {
    return (
      <span className={styles.mark} data-verdict={verdict.verdict} title={`Decided by ${verdict.by.name}, our team`}>
        {VERDICT_WORDS[verdict.verdict]} · {initials(verdict.by.name)}
      </span>
    );
  }
  if (snooze !== null) {
    return (
      <span className={styles.mark} title={`Put off by ${snooze.by.name}, our team`}>
        until {shortMoment(Date.parse(snooze.until), now)}
      </span>
    );
  }
  if (claim === null) return null;
  return (
    <span
      className={styles.mark}
      data-mine={claim.by.id === board.me.id}
      title={claim.by.id === board.me.id ? 'Held by you' : `Held by ${claim.by.name}`}
    >
      <span className="visually-hidden">{claim.by.id === board.me.id ? 'held by you, ' : 'held by '}</span>
      {initials(claim.by.name)} <Countdown until={claim.until} />
    </span>
  );
}
