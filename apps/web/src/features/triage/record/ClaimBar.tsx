import { CLAIM_MINUTES } from '@intake-desk/desk-api/limits';
import type { LeadTriage, TriageAction } from '@intake-desk/desk-api/triage';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, type CSSProperties } from 'react';
import { useCommands } from '#src/platform/commands/commands.ts';
import { useNow, useNowEverySecond } from '#src/platform/format/clock.ts';
import { initials } from '#src/platform/format/initials.ts';
import { formatFutureTime, formatShortTime } from '#src/platform/format/time.ts';
import { serverNow } from '#src/platform/http/server-clock.ts';
import { leadTriageTexts as texts } from '#src/texts/leads/lead-triage.ts';
import { triageToastTexts } from '#src/texts/triage/triage-toasts.ts';
import { triageTexts } from '#src/texts/triage/triage.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { isSelectionEmpty } from '#src/ui/virtual-list/selection.ts';
import { performTriageAction } from '#src/features/triage/actions/perform-action.ts';
import { Countdown } from '#src/features/triage/choices/Countdown.tsx';
import { showToast } from '#src/features/triage/state/toasts.ts';
import { useLeadTriage, useMyId } from '#src/features/triage/state/use-triage-board.ts';
import styles from './ClaimBar.module.css';

const { buttons } = texts;

interface ClaimBarProps {
  lead: number;
  /** The lead's name, for toasts. */
  name: string;
}

/** Who has the lead, or what was decided, with the one action that changes it: *Claim*, *Release* or *Undo*. */
export function ClaimBar({ lead, name }: ClaimBarProps) {
  const client = useQueryClient();
  const triage = useLeadTriage(lead);
  const me = useMyId();
  const { claim = null, verdict = null, snooze = null } = triage ?? {};
  const isMine = claim !== null && claim.by.id === me;
  useRenewClaim({ lead, name, claim: isMine ? claim : null });
  const act = (action: TriageAction) => void performTriageAction(client, { lead, name, act: action });
  const toggleClaim = () => act({ act: isMine ? 'release' : 'claim' });
  useCommands({ 'triage.claim': { isAvailable: isSelectionEmpty, run: toggleClaim } });
  if (verdict !== null) {
    return (
      <div className={styles.line}>
        <Decided verdict={verdict} isMine={verdict.by.id === me} />
        <Button variant="quiet" onClick={() => act({ act: 'withdraw' })}>
          {buttons.undo}
        </Button>
      </div>
    );
  }
  if (claim !== null) {
    return (
      <div className={styles.line} data-mine={isMine}>
        <ClaimRing until={claim.until} name={claim.by.name} />
        <span className={styles.words}>
          {isMine ? (
            <span className={styles.wide}>{texts.youHold}</span>
          ) : (
            <span className={styles.wide} translate="no">
              {texts.holds(claim.by.name)}
            </span>
          )}
          <span className={styles.wide} aria-hidden>
            {' · '}
          </span>
          <Countdown until={claim.until} /> <span>{texts.left}</span>
        </span>
        {isMine && (
          <Button variant="quiet" onClick={toggleClaim} command="triage.claim">
            {buttons.release}
          </Button>
        )}
        {isMine && <ClaimExpiryWarning key={lead} until={claim.until} onKeep={() => act({ act: 'claim' })} />}
      </div>
    );
  }
  return (
    <div className={styles.line}>
      <span className={styles.words}>
        {snooze === null ? <span>{texts.unclaimed}</span> : <Snoozed snooze={snooze} isMine={snooze.by.id === me} />}
      </span>
      <Button variant="primary" className={styles.claim} onClick={toggleClaim} command="triage.claim">
        {buttons.take}
      </Button>
    </div>
  );
}

function Decided({ verdict, isMine }: { verdict: NonNullable<LeadTriage['verdict']>; isMine: boolean }) {
  const when = formatShortTime(Date.parse(verdict.at), useNow());
  const decided = texts.decided[verdict.verdict];
  const words = verdict.reason === null ? decided : texts.decidedFor(decided, verdict.reason.label.toLowerCase());
  const by = texts.by(isMine ? triageTexts.you : verdict.by.name);
  return (
    <>
      <span className={styles.initials} aria-hidden>
        {initials(verdict.by.name)}
      </span>
      <span className={styles.words} title={words + by + texts.at(when)}>
        <strong>{words}</strong>
        <span className={styles.wide}>{by}</span>
        <span>{texts.at(when)}</span>
      </span>
    </>
  );
}

function Snoozed({ snooze, isMine }: { snooze: NonNullable<LeadTriage['snooze']>; isMine: boolean }) {
  const until = formatFutureTime(Date.parse(snooze.until), useNow()).replace(/^(at|on) /, '');
  return <span title={texts.snoozedBy(isMine ? triageTexts.you : snooze.by.name)}>{texts.snoozedUntil(until)}</span>;
}

/** The claimant's initials, in a ring that shows how much of the claim's time is left. */
function ClaimRing({ until, name }: { until: string; name: string }) {
  const left = (Date.parse(until) - useNowEverySecond()) / (CLAIM_MINUTES * 60_000);
  const style = { '--left': `${Math.round(Math.min(1, Math.max(0, left)) * 100)}%` };
  return (
    <span className={styles.ring} style={style as CSSProperties} aria-hidden>
      <span className={styles.initials}>{initials(name)}</span>
    </span>
  );
}

/** Time before expiry at which the warning appears, in milliseconds. */
const NEAR_MS = 60_000;

/** Warns that a claim is about to expire while a key press can still renew it. It covers the row below. */
function ClaimExpiryWarning({ until, onKeep }: { until: string; onKeep: () => void }) {
  const left = Date.parse(until) - useNowEverySecond();
  const isNear = left > 0 && left <= NEAR_MS;
  return (
    <span className={styles.near}>
      <span role="status">{isNear ? texts.runsOut : ''}</span>
      {isNear && <Button onClick={onKeep}>{buttons.keep}</Button>}
    </span>
  );
}
/** Minimum time between two renewals of a claim, in milliseconds. */
const RENEWAL_MS = 60_000;
/** Uncertainty of the server's time in the browser, in milliseconds: a claim that ends this close to its expiry has expired. */
const TOLERANCE_MS = 2_000;

interface RenewableClaim {
  lead: number;
  name: string;
  /** The current user's claim; null while there is none. */
  claim: LeadTriage['claim'];
}

/**
 * Renews the current user's claim while they work: key presses and clicks count as activity, an open window does not.
 * Shows an error toast if the claim expires anyway.
 */
function useRenewClaim({ lead, name, claim }: RenewableClaim): void {
  const client = useQueryClient();
  const isMine = claim !== null;
  const until = claim?.until ?? null;
  useEffect(() => {
    if (!isMine) return undefined;
    let renewed = performance.now();
    const renew = () => {
      if (performance.now() - renewed < RENEWAL_MS) return;
      renewed = performance.now();
      void performTriageAction(client, { lead, name: '', act: { act: 'claim' }, isQuiet: true });
    };
    const over = new AbortController();
    for (const activity of ['keydown', 'pointerdown'])
      window.addEventListener(activity, renew, { signal: over.signal });
    return () => over.abort();
  }, [client, lead, isMine]);
  const before = useRef<{ lead: number; until: string | null }>(null);
  useEffect(() => {
    const ended = before.current?.lead === lead ? before.current.until : null;
    before.current = { lead, until };
    if (until !== null || ended === null || serverNow() < Date.parse(ended) - TOLERANCE_MS) return;
    showToast({ message: triageToastTexts.echo.ranOut, isError: true, lead, name, change: null });
  }, [until, lead, name]);
}
