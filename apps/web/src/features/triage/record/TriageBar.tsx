import { useQueryClient } from '@tanstack/react-query';
import type { LeadTriage, TriageAction } from '@intake-desk/desk-api/triage';
import type { Verdict } from '@intake-desk/desk-api/verdict';
import { useState, type ReactNode } from 'react';
import { useCommands } from '#src/platform/commands/commands.ts';
import { isSelectionEmpty } from '#src/ui/virtual-list/selection.ts';
import { leadTriageTexts } from '#src/texts/leads/lead-triage.ts';
import { afterPaint } from '#src/ui/rendering/after-paint.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import type { TriageState } from '#src/features/triage/state/triage-board.ts';
import { performTriageAction } from '#src/features/triage/actions/perform-action.ts';
import { ChoiceList } from '#src/features/triage/choices/ChoiceList.tsx';
import { SnoozeChoices } from '#src/features/triage/choices/SnoozeChoices.tsx';
import styles from './TriageBar.module.css';
import { useLeadTriage, useMyId, useTriageSelector } from '#src/features/triage/state/use-triage-board.ts';
import { useNow } from '#src/platform/format/clock.ts';
import { formatFutureTime, formatPastTime } from '#src/platform/format/time.ts';
import { triageTexts } from '#src/texts/triage/triage.ts';
import { formatVerdict } from '#src/features/triage/actions/triage-messages.ts';

const { buttons } = leadTriageTexts;

interface TriageBarProps {
  lead: number;
  /** The lead's name, for toasts. */
  name: string;
  /** The caller's phone number as given, for their local time. */
  phone: string | null;
  /** Called when the lead is handled: opens the next one. */
  onPutAway: () => void;
  /** Further actions, placed after these. */
  more?: ReactNode;
}

const NO_REASONS: TriageState['reasons'] = [];
const reasonsOf = (board: TriageState | null) => board?.reasons ?? NO_REASONS;

/** Decides, snoozes or prioritizes a lead with one key or click, plus one more for a reason. */
export function TriageBar({ lead, name, phone, onPutAway, more }: TriageBarProps) {
  const client = useQueryClient();
  const standing = useLeadTriage(lead);
  const me = useMyId();
  const reasons = useTriageSelector(reasonsOf);
  const [panel, setPanel] = useState<{ lead: number; name: 'decline' | 'snooze' } | null>(null);
  // Closes the choice when the lead changes, so that it is closed when the person returns.
  if (panel !== null && panel.lead !== lead) setPanel(null);
  const open = panel?.lead === lead ? panel.name : null;
  const close = () => setPanel(null);
  const claimant = standing?.claim?.by ?? null;
  const isHigh = standing?.priority === 'high';
  const act = (action: TriageAction) => {
    close();
    void performTriageAction(client, { lead, name, act: action });
  };
  const handle = (action: TriageAction) => {
    // Opens the next lead only if this person may decide: a colleague who acted first has precedence.
    const isFree = (claimant === null || claimant.id === me) && standing?.verdict == null;
    if (!isFree) return act(action);
    // Opens the next lead first, as the response to the key press. The action renders after that paint.
    onPutAway();
    afterPaint(() => act(action));
  };
  const decide = (verdict: Verdict, reason?: string) =>
    handle({ act: 'decide', verdict, ...(reason === undefined ? {} : { reason }) });
  const toggle = (name: NonNullable<typeof open>) => () => setPanel(open === name ? null : { lead, name });
  const togglePriority = () => act({ act: isHigh ? 'lower' : 'raise' });
  useCommands({
    'triage.pursue': { isAvailable: isSelectionEmpty, run: () => decide('pursue') },
    'triage.need-info': { isAvailable: isSelectionEmpty, run: () => decide('need_info') },
    'triage.decline': { isAvailable: isSelectionEmpty, run: toggle('decline') },
    'triage.snooze': { isAvailable: isSelectionEmpty, run: toggle('snooze') },
    'triage.priority': togglePriority,
  });
  const decided = standing?.verdict?.verdict;
  return (
    <div className={styles.bar}>
      <div className={styles.buttons}>
        <Button
          variant={decided === undefined ? 'primary' : 'plain'}
          aria-pressed={decided === 'pursue'}
          onClick={() => decide('pursue')}
          command="triage.pursue"
        >
          {buttons.pursue}
        </Button>
        <Button aria-pressed={decided === 'need_info'} onClick={() => decide('need_info')} command="triage.need-info">
          {buttons.needInfo}
        </Button>
        <span className={styles.anchor}>
          <Button
            aria-pressed={decided === 'decline'}
            aria-expanded={open === 'decline'}
            onClick={toggle('decline')}
            command="triage.decline"
          >
            {buttons.decline}
          </Button>
          {open === 'decline' && (
            <ChoiceList
              label={leadTriageTexts.reasons}
              choices={reasons}
              onChoose={(reason) => decide('decline', reason)}
              onClose={close}
            />
          )}
        </span>
        <span className={styles.gap} />
        <Button aria-pressed={isHigh} onClick={togglePriority} command="triage.priority">
          {buttons.priority}
        </Button>
        <span className={styles.anchor}>
          <Button aria-expanded={open === 'snooze'} onClick={toggle('snooze')} command="triage.snooze">
            {buttons.snooze}
          </Button>
          {open === 'snooze' && (
            <SnoozeChoices phone={phone} onChoose={(until) => handle({ act: 'snooze', until })} onClose={close} />
          )}
        </span>
        {more}
      </div>
      <TriageStatus
        standing={standing}
        me={me ?? ''}
        onWithdraw={() => act({ act: 'withdraw' })}
        onWake={() => act({ act: 'wake' })}
      />
    </div>
  );
}

interface TriageStatusProps {
  standing: LeadTriage | null;
  /** Id of the current user. */
  me: string;
  onWithdraw: () => void;
  onWake: () => void;
}

/** Shows a lead's triage status as a sentence, and that Clio does not know it. Its height is always reserved. */
function TriageStatus({ standing, me, onWithdraw, onWake }: TriageStatusProps) {
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
