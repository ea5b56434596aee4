import { useQueryClient } from '@tanstack/react-query';
import type { TriageAct } from '@intake-desk/desk-api/triage';
import type { Verdict } from '@intake-desk/desk-api/verdict';
import { useState, type ReactNode } from 'react';
import { useCommands } from '#src/platform/commands.ts';
import { Button } from '#src/ui/Button.tsx';
import { HandOverChoices } from './HandOverChoices.tsx';
import { performAct } from './perform-act.ts';
import { ReasonChoices } from './ReasonChoices.tsx';
import { SnoozeChoices } from './SnoozeChoices.tsx';
import { Standing } from './Standing.tsx';
import styles from './TriageBar.module.css';
import { useBoard } from './triage-queries.ts';
import { useKeepsClaim } from './use-keeps-claim.ts';

interface TriageBarProps {
  lead: number;
  /** For what is said about it. */
  name: string;
  /** The lead is done with, here: the next one comes. */
  onPutAway: () => void;
  /** Who else has the lead open. */
  present?: ReactNode;
}

/** Claim, decide, put off: one key, or one click, and at most a second for the reason. */
export function TriageBar({ lead, name, onPutAway, present }: TriageBarProps) {
  const client = useQueryClient();
  const board = useBoard();
  const [open, setOpen] = useState<'decline' | 'snooze' | 'hand-over' | null>(null);
  const standing = board?.leads.get(lead) ?? null;
  const me = board?.me.id;
  const holder = standing?.claim?.by ?? null;
  const isMine = holder !== null && holder.id === me;
  useKeepsClaim(lead, isMine);
  const act = (wish: TriageAct) => {
    setOpen(null);
    void performAct(client, { lead, name, act: wish });
  };
  const putAway = (wish: TriageAct) => {
    // Whoever was first keeps it: the next lead comes only to the one who may decide.
    const isFree = (holder === null || isMine) && standing?.verdict == null;
    act(wish);
    if (isFree) onPutAway();
  };
  const decide = (verdict: Verdict, reason?: string) =>
    putAway({ act: 'decide', verdict, ...(reason === undefined ? {} : { reason }) });
  const toggle = (panel: NonNullable<typeof open>) => () => setOpen(open === panel ? null : panel);
  const claim = () => act({ act: isMine ? 'release' : 'claim' });
  const group = 'Triage';
  useCommands([
    { id: 'triage.claim', title: 'Take the lead, or release it', group, shortcut: 'c', run: claim },
    { id: 'triage.pursue', title: 'Decide: pursue', group, shortcut: '1', run: () => decide('pursue') },
    { id: 'triage.need-info', title: 'Decide: need information', group, shortcut: '2', run: () => decide('need_info') },
    { id: 'triage.decline', title: 'Decide: decline, then a reason', group, shortcut: '3', run: toggle('decline') },
    { id: 'triage.snooze', title: 'Put off, then until when', group, shortcut: 'h', run: toggle('snooze') },
    { id: 'triage.hand-over', title: 'Hand to a colleague', group, shortcut: 'a', run: toggle('hand-over') },
  ]);
  const close = () => setOpen(null);
  const decided = standing?.verdict?.verdict;
  return (
    <div className={styles.bar}>
      <div className={styles.buttons}>
        <Button
          look={decided === undefined ? 'primary' : 'plain'}
          aria-pressed={decided === 'pursue'}
          onClick={() => decide('pursue')}
          command="triage.pursue"
        >
          Pursue
        </Button>
        <Button aria-pressed={decided === 'need_info'} onClick={() => decide('need_info')} command="triage.need-info">
          Need info
        </Button>
        <span className={styles.anchor}>
          <Button
            aria-pressed={decided === 'decline'}
            aria-expanded={open === 'decline'}
            onClick={toggle('decline')}
            command="triage.decline"
          >
            Decline
          </Button>
          {open === 'decline' && (
            <ReasonChoices
              reasons={board?.reasons ?? []}
              onChoose={(reason) => decide('decline', reason)}
              onClose={close}
            />
          )}
        </span>
        <span className={styles.gap} />
        <Button onClick={claim} command="triage.claim">
          {isMine ? 'Release' : 'Take it'}
        </Button>
        <span className={styles.anchor}>
          <Button aria-expanded={open === 'hand-over'} onClick={toggle('hand-over')} command="triage.hand-over">
            Hand over
          </Button>
          {open === 'hand-over' && board !== null && (
            <HandOverChoices board={board} onChoose={(to) => act({ act: 'hand-over', to })} onClose={close} />
          )}
        </span>
        <span className={styles.anchor}>
          <Button aria-expanded={open === 'snooze'} onClick={toggle('snooze')} command="triage.snooze">
            Snooze
          </Button>
          {open === 'snooze' && (
            <SnoozeChoices onChoose={(until) => putAway({ act: 'snooze', until })} onClose={close} />
          )}
        </span>
      </div>
      <Standing
        present={present}
        standing={standing}
        me={me ?? ''}
        onWithdraw={() => act({ act: 'withdraw' })}
        onWake={() => act({ act: 'wake' })}
      />
    </div>
  );
}
