import type { LeadTriage } from '@intake-desk/desk-api/triage';
import { initials } from '#src/platform/format/initials.ts';
import { useNow } from '#src/platform/format/clock.ts';
import { usePresenceAt } from '#src/platform/live/presence.ts';
import { formatShortTime } from '#src/platform/format/time.ts';
import { triageTexts } from '#src/texts/triage/triage.ts';
import { Countdown } from '#src/features/triage/choices/Countdown.tsx';
import styles from './TriageBadge.module.css';
import { useMyId, useLeadTriage } from '#src/features/triage/state/use-triage-board.ts';

const { mark, verdicts } = triageTexts;

/**
 * Badges in a lead's row: high priority, who has it open, the claim with its remaining time, the verdict, and when
 * the lead became due.
 */
export function TriageBadge({ lead }: { lead: number }) {
  const me = useMyId();
  const standing = useLeadTriage(lead);
  const present = usePresenceAt('lead', lead);
  if (me === null) return null;
  const others = present.filter(({ by }) => by.id !== me).map(({ by }) => by.name);
  const isHigh = standing?.priority === 'high';
  return (
    <>
      {isHigh && (
        <span className={styles.mark} data-priority="high" title={mark.highPriority}>
          {mark.high}
        </span>
      )}
      {others.length > 0 && (
        <span className={styles.eye} title={mark.openWith(others.join(', '))}>
          <span className="visually-hidden">{mark.openWith(others.join(', '))}</span>
          <i aria-hidden />
        </span>
      )}
      {standing !== null && <BadgeState standing={standing} me={me} />}
    </>
  );
}

function BadgeState({ standing, me }: { standing: LeadTriage; me: string }) {
  const now = useNow();
  const { claim, verdict, snooze, wokeAt } = standing;
  if (verdict !== null) {
    return (
      <span className={styles.mark} data-verdict={verdict.verdict} title={mark.decidedBy(verdict.by.name)}>
        {`${verdicts[verdict.verdict]} · ${initials(verdict.by.name)}`}
      </span>
    );
  }
  if (snooze !== null) {
    return (
      <span className={styles.mark} title={mark.snoozedBy(snooze.by.name)}>
        {mark.until(formatShortTime(Date.parse(snooze.until), now))}
      </span>
    );
  }
  if (claim === null && wokeAt !== null) {
    const since = formatShortTime(Date.parse(wokeAt), now);
    return (
      <span className={styles.mark} data-due title={mark.dueSince(since)}>
        {mark.due(since)}
      </span>
    );
  }
  if (claim === null) return null;
  const isMine = claim.by.id === me;
  return (
    <span className={styles.mark} data-mine={isMine} title={isMine ? mark.claimedByYou : mark.claimedBy(claim.by.name)}>
      <span className="visually-hidden">{isMine ? mark.spokenClaimedByYou : mark.spokenClaimedBy}</span>
      <span translate="no">{initials(claim.by.name)}</span> <Countdown until={claim.until} />
    </span>
  );
}
