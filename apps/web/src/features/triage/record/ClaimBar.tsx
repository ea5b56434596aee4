import { useQueryClient } from '@tanstack/react-query';
import type { TriageAction } from '@intake-desk/desk-api/triage';
import { useState, type ReactNode, useEffect } from 'react';
import { useCommands } from '#src/platform/commands/commands.ts';
import { isSelectionEmpty } from '#src/ui/virtual-list/selection.ts';
import { commandTexts } from '#src/texts/shell/commands.ts';
import { initials } from '#src/platform/format/initials.ts';
import { leadTriageTexts } from '#src/texts/leads/lead-triage.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { Countdown } from '#src/features/triage/choices/Countdown.tsx';
import styles from './ClaimBar.module.css';
import { performTriageAction } from '#src/features/triage/actions/perform-action.ts';
import { useMyId, useLeadTriage, useColleagues } from '#src/features/triage/state/use-triage-board.ts';
import { useRenewClaim } from '#src/features/triage/actions/use-renew-claim.ts';
import { useNowEverySecond } from '#src/platform/format/clock.ts';
import { ChoiceList } from '#src/features/triage/choices/ChoiceList.tsx';
import { triageQuery } from '#src/features/triage/state/triage-queries.ts';

const { titles, groups } = commandTexts;

const { buttons } = leadTriageTexts;

interface HolderBarProps {
  lead: number;
  /** For what is said about it. */
  name: string;
  /** Who else has the lead open. */
  present: ReactNode;
}

/** Who works on the lead and for how long; taken, released and handed over in one key. */
export function ClaimBar({ lead, name, present }: HolderBarProps) {
  const client = useQueryClient();
  const standing = useLeadTriage(lead);
  const me = useMyId();
  const [handed, setHanded] = useState<number | null>(null);
  // Asked of the lead that was here before: whoever comes back to it has another thing in mind.
  if (handed !== null && handed !== lead) setHanded(null);
  const isHandingOver = handed === lead;
  const claim = standing?.claim ?? null;
  const isDecided = standing?.verdict != null;
  const isMine = claim !== null && claim.by.id === me;
  useRenewClaim({ lead, name, claim: isMine ? claim : null });
  const act = (action: TriageAction) => {
    setHanded(null);
    void performTriageAction(client, { lead, name, act: action });
  };
  const toggleClaim = () => act({ act: isMine ? 'release' : 'claim' });
  const toggleHandOver = () => setHanded(isHandingOver ? null : lead);
  const group = groups.triage;
  useCommands([
    {
      id: 'triage.claim',
      title: titles['triage.claim'],
      group,
      shortcut: 'c',
      isAvailable: isSelectionEmpty,
      run: toggleClaim,
    },
    { id: 'triage.hand-over', title: titles['triage.hand-over'], group, shortcut: 'a', run: toggleHandOver },
  ]);
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
                leadTriageTexts.youHold
              ) : (
                <>
                  <strong>{claim.by.name}</strong> {leadTriageTexts.holds}
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
          <Button variant="quiet" aria-expanded={isHandingOver} onClick={toggleHandOver} command="triage.hand-over">
            {buttons.handOver}
          </Button>
          {isHandingOver && (
            <HandOverChoices onChoose={(to) => act({ act: 'hand-over', to })} onClose={() => setHanded(null)} />
          )}
        </span>
      </div>
      {isMine && <ClaimExpiryWarning key={lead} until={claim.until} />}
      {present}
    </div>
  );
}

/** From when on the end is worth a word, in milliseconds. */
const NEAR_MS = 60_000;

/** Says that a hold is about to end, while a key can still keep it. */
function ClaimExpiryWarning({ until }: { until: string }) {
  const left = Date.parse(until) - useNowEverySecond();
  return (
    <span role="status" className={styles.near}>
      {left > 0 && left <= NEAR_MS ? leadTriageTexts.runsOut : ''}
    </span>
  );
}

interface HandOverChoicesProps {
  onChoose: (colleague: string) => void;
  onClose: () => void;
}

/** Who takes it from here. */
function HandOverChoices({ onChoose, onClose }: HandOverChoicesProps) {
  const client = useQueryClient();
  const colleagues = useColleagues();
  const me = useMyId();
  // Somebody may have come since the board was read.
  useEffect(() => void client.invalidateQueries({ queryKey: triageQuery.queryKey }), [client]);
  const others = colleagues.filter(({ id }) => id !== me).map(({ id, name }) => ({ id, label: name }));
  return (
    <ChoiceList label={leadTriageTexts.handTo} choices={others} onChoose={onChoose} onClose={onClose}>
      {others.length === 0 ? leadTriageTexts.nobodyElse : others.length < 9 ? undefined : leadTriageTexts.everybody}
    </ChoiceList>
  );
}
