import { useQueryClient } from '@tanstack/react-query';
import type { TriageAction } from '@intake-desk/desk-api/triage';
import type { Verdict } from '@intake-desk/desk-api/verdict';
import { useState, type ReactNode } from 'react';
import { useCommands } from '#src/platform/commands/commands.ts';
import { isSelectionEmpty } from '#src/ui/virtual-list/selection.ts';
import { commandTexts } from '#src/texts/shell/commands.ts';
import { leadTriageTexts } from '#src/texts/leads/lead-triage.ts';
import { afterPaint } from '#src/ui/rendering/after-paint.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import type { TriageState } from '#src/features/triage/state/triage-board.ts';
import { performTriageAction } from '#src/features/triage/actions/perform-action.ts';
import { ReasonChoices } from '#src/features/triage/choices/ReasonChoices.tsx';
import { SnoozeChoices } from '#src/features/triage/choices/SnoozeChoices.tsx';
import { TriageStatus } from './TriageStatus.tsx';
import styles from './TriageBar.module.css';
import { useMyId, useTriageSelector, useLeadTriage } from '#src/features/triage/state/use-triage-board.ts';

const { titles, groups } = commandTexts;

const { buttons } = leadTriageTexts;

interface TriageBarProps {
  lead: number;
  /** For what is said about it. */
  name: string;
  /** The caller's number as given: what time it is there. */
  phone: string | null;
  /** The lead is done with, here: the next one comes. */
  onPutAway: () => void;
  /** Other things to do with a lead, after these. */
  more?: ReactNode;
}

const NO_REASONS: TriageState['reasons'] = [];
const reasonsOf = (board: TriageState | null) => board?.reasons ?? NO_REASONS;

/** Decide, put off, put first: one key, or one click, and at most a second for the reason. */
export function TriageBar({ lead, name, phone, onPutAway, more }: TriageBarProps) {
  const client = useQueryClient();
  const standing = useLeadTriage(lead);
  const me = useMyId();
  const reasons = useTriageSelector(reasonsOf);
  const [panel, setPanel] = useState<{ lead: number; name: 'decline' | 'snooze' } | null>(null);
  // Asked of the lead that was here before: whoever comes back to it has another thing in mind.
  if (panel !== null && panel.lead !== lead) setPanel(null);
  const open = panel?.lead === lead ? panel.name : null;
  const close = () => setPanel(null);
  const holder = standing?.claim?.by ?? null;
  const isHigh = standing?.priority === 'high';
  const act = (action: TriageAction) => {
    close();
    void performTriageAction(client, { lead, name, act: action });
  };
  const putAway = (action: TriageAction) => {
    // Whoever was first keeps it: the next lead comes only to the one who may decide.
    const isFree = (holder === null || holder.id === me) && standing?.verdict == null;
    if (!isFree) return act(action);
    // The next lead answers the key; what became of this one is drawn with the next record.
    onPutAway();
    afterPaint(() => act(action));
  };
  const decide = (verdict: Verdict, reason?: string) =>
    putAway({ act: 'decide', verdict, ...(reason === undefined ? {} : { reason }) });
  const toggle = (name: NonNullable<typeof open>) => () => setPanel(open === name ? null : { lead, name });
  const prioritise = () => act({ act: isHigh ? 'lower' : 'raise' });
  const group = groups.triage;
  useCommands([
    {
      id: 'triage.pursue',
      title: titles['triage.pursue'],
      group,
      shortcut: '1',
      isAvailable: isSelectionEmpty,
      run: () => decide('pursue'),
    },
    {
      id: 'triage.need-info',
      title: titles['triage.need-info'],
      group,
      shortcut: '2',
      isAvailable: isSelectionEmpty,
      run: () => decide('need_info'),
    },
    {
      id: 'triage.decline',
      title: titles['triage.decline'],
      group,
      shortcut: '3',
      isAvailable: isSelectionEmpty,
      run: toggle('decline'),
    },
    {
      id: 'triage.snooze',
      title: titles['triage.snooze'],
      group,
      shortcut: 'h',
      isAvailable: isSelectionEmpty,
      run: toggle('snooze'),
    },
    { id: 'triage.priority', title: titles['triage.priority'], group, shortcut: 'p', run: prioritise },
  ]);
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
            <ReasonChoices reasons={reasons} onChoose={(reason) => decide('decline', reason)} onClose={close} />
          )}
        </span>
        <span className={styles.gap} />
        <Button aria-pressed={isHigh} onClick={prioritise} command="triage.priority">
          {buttons.priority}
        </Button>
        <span className={styles.anchor}>
          <Button aria-expanded={open === 'snooze'} onClick={toggle('snooze')} command="triage.snooze">
            {buttons.snooze}
          </Button>
          {open === 'snooze' && (
            <SnoozeChoices phone={phone} onChoose={(until) => putAway({ act: 'snooze', until })} onClose={close} />
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
