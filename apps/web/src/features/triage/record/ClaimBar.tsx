import { serverNow } from '#src/platform/http/server-clock.ts';
import { useQueryClient } from '@tanstack/react-query';
import type { LeadTriage, TriageAction } from '@intake-desk/desk-api/triage';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useCommands } from '#src/platform/commands/commands.ts';
import { isSelectionEmpty } from '#src/ui/virtual-list/selection.ts';
import { initials } from '#src/platform/format/initials.ts';
import { leadTriageTexts } from '#src/texts/leads/lead-triage.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { Countdown } from '#src/features/triage/choices/Countdown.tsx';
import styles from './ClaimBar.module.css';
import { performTriageAction } from '#src/features/triage/actions/perform-action.ts';
import { useColleagues, useLeadTriage, useMyId } from '#src/features/triage/state/use-triage-board.ts';
import { useNowEverySecond } from '#src/platform/format/clock.ts';
import { ChoiceList } from '#src/features/triage/choices/ChoiceList.tsx';
import { triageQuery } from '#src/features/triage/state/triage-queries.ts';
import { triageToastTexts } from '#src/texts/triage/triage-toasts.ts';
import { showToast } from '#src/features/triage/state/toasts.ts';

const { buttons } = leadTriageTexts;

interface ClaimBarProps {
  lead: number;
  /** The lead's name, for toasts. */
  name: string;
  /** Who else has the lead open. */
  present: ReactNode;
}

/** Shows who claimed the lead and for how long, with one shortcut each to claim, release and reassign it. */
export function ClaimBar({ lead, name, present }: ClaimBarProps) {
  const client = useQueryClient();
  const triage = useLeadTriage(lead);
  const me = useMyId();
  const [reassigning, setReassigning] = useState<number | null>(null);
  // Closes the choice when the lead changes, so that it is closed when the person returns.
  if (reassigning !== null && reassigning !== lead) setReassigning(null);
  const isReassigning = reassigning === lead;
  const claim = triage?.claim ?? null;
  const isDecided = triage?.verdict != null;
  const isMine = claim !== null && claim.by.id === me;
  useRenewClaim({ lead, name, claim: isMine ? claim : null });
  const act = (action: TriageAction) => {
    setReassigning(null);
    void performTriageAction(client, { lead, name, act: action });
  };
  const toggleClaim = () => act({ act: isMine ? 'release' : 'claim' });
  const toggleReassign = () => setReassigning(isReassigning ? null : lead);
  useCommands({
    'triage.claim': { isAvailable: isSelectionEmpty, run: toggleClaim },
    'triage.hand-over': toggleReassign,
  });
  return (
    <div className={styles.holder}>
      <div className={styles.line}>
        {claim !== null && (
          <span className={styles.words} data-mine={isMine}>
            <span className={styles.initials} aria-hidden>
              {initials(claim.by.name)}
            </span>
            <span>
              {isMine ? (
                <span>{leadTriageTexts.youHold}</span>
              ) : (
                <>
                  <strong translate="no">{claim.by.name}</strong> <span>{leadTriageTexts.holds}</span>
                </>
              )}{' '}
              <Countdown until={claim.until} />
            </span>
          </span>
        )}
        {!isDecided && (claim === null || isMine) && (
          <Button variant="quiet" onClick={toggleClaim} command="triage.claim">
            {isMine ? buttons.release : buttons.take}
          </Button>
        )}
        <span className={styles.anchor} hidden={isDecided}>
          <Button variant="quiet" aria-expanded={isReassigning} onClick={toggleReassign} command="triage.hand-over">
            {buttons.handOver}
          </Button>
          {isReassigning && (
            <ReassignChoices onChoose={(to) => act({ act: 'hand-over', to })} onClose={() => setReassigning(null)} />
          )}
        </span>
      </div>
      {isMine && <ClaimExpiryWarning key={lead} until={claim.until} />}
      {present}
    </div>
  );
}

/** Time before expiry at which the warning appears, in milliseconds. */
const NEAR_MS = 60_000;

/** Warns that a claim is about to expire while a key press can still renew it. */
function ClaimExpiryWarning({ until }: { until: string }) {
  const left = Date.parse(until) - useNowEverySecond();
  return (
    <span role="status" className={styles.near}>
      {left > 0 && left <= NEAR_MS ? leadTriageTexts.runsOut : ''}
    </span>
  );
}

interface ReassignChoicesProps {
  onChoose: (colleague: string) => void;
  onClose: () => void;
}

/** Choice of a colleague to reassign the lead to. */
function ReassignChoices({ onChoose, onClose }: ReassignChoicesProps) {
  const client = useQueryClient();
  const colleagues = useColleagues();
  const me = useMyId();
  // Refetches: a colleague may have joined since the triage state was fetched.
  useEffect(() => void client.invalidateQueries({ queryKey: triageQuery.queryKey }), [client]);
  const others = colleagues.filter(({ id }) => id !== me).map(({ id, name }) => ({ id, label: name }));
  return (
    <ChoiceList label={leadTriageTexts.handTo} choices={others} onChoose={onChoose} onClose={onClose}>
      {others.length === 0 ? leadTriageTexts.nobodyElse : others.length < 9 ? undefined : leadTriageTexts.everybody}
    </ChoiceList>
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
