import { useQueryClient } from '@tanstack/react-query';
import type { TriageAction } from '@intake-desk/desk-api/triage';
import { useEffect, useState } from 'react';
import { useCommands } from '#src/platform/commands/commands.ts';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { clearSelection, setSelected, useSelection } from '#src/ui/virtual-list/selection.ts';
import { commandTexts } from '#src/texts/shell/commands.ts';
import { leadTriageTexts } from '#src/texts/leads/lead-triage.ts';
import { selectionTexts } from '#src/texts/lists/selection.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { performBulkAction } from '#src/features/triage/actions/perform-bulk-action.ts';
import styles from './BulkActionBar.module.css';
import { ReasonChoices } from '#src/features/triage/choices/ReasonChoices.tsx';
import { SnoozeChoices } from '#src/features/triage/choices/SnoozeChoices.tsx';
import { useTriageState } from '#src/features/triage/state/use-triage-board.ts';

const { titles, groups } = commandTexts;
const { buttons } = leadTriageTexts;

/** With more than so many, one press is a slip of the hand, not a decision. */
const SURE_FROM = 25;

interface PickedBarProps {
  /** How many leads the list has. */
  total: number | null;
  /** Every lead of the list as it is filtered. */
  allIds: () => Promise<{ ids: number[]; isCut: boolean }>;
}

/** Over the foot of the list, so that no row moves: what can be done with all leads that are picked. */
export function BulkActionBar({ total, allIds }: PickedBarProps) {
  const client = useQueryClient();
  const board = useTriageState();
  const picked = useSelection();
  const [open, setOpen] = useState<'decline' | 'snooze' | null>(null);
  const [asked, setAsked] = useState<{ kind: string; of: ReadonlySet<number> } | null>(null);
  // Of these leads, and not of those that were picked before.
  const pendingKind = asked?.of === picked ? asked.kind : null;
  const [behind, setBehind] = useState<number | null>(null);
  const [said, setSaid] = useState('');
  // Another list has other leads.
  useEffect(() => clearSelection, []);
  const run = async (act: TriageAction) => {
    setOpen(null);
    const kind = act.act === 'decide' ? act.verdict : act.act;
    if (picked.size >= SURE_FROM && pendingKind !== kind) return setAsked({ kind, of: picked });
    setBehind(0);
    await performBulkAction(client, [...picked], act, setBehind);
    setBehind(null);
    clearSelection();
  };
  const toggle = (panel: NonNullable<typeof open>) => () => setOpen(open === panel ? null : panel);
  const pickAll = async () => {
    setAsked(null);
    const { ids, isCut } = await allIds();
    setSelected(ids, true);
    setSaid(isCut ? selectionTexts.cut(formatNumber(ids.length)) : '');
  };
  const group = groups.triage;
  const claim = () => void run({ act: 'claim' });
  const pursue = () => void run({ act: 'decide', verdict: 'pursue' });
  const needInfo = () => void run({ act: 'decide', verdict: 'need_info' });
  // The same keys as for one lead: with some picked, they mean these.
  useCommands([
    { id: 'triage.claim', title: titles['triage.claim'], group, shortcut: 'c', run: claim },
    { id: 'triage.pursue', title: titles['triage.pursue'], group, shortcut: '1', run: pursue },
    { id: 'triage.need-info', title: titles['triage.need-info'], group, shortcut: '2', run: needInfo },
    { id: 'triage.decline', title: titles['triage.decline'], group, shortcut: '3', run: toggle('decline') },
    { id: 'triage.snooze', title: titles['triage.snooze'], group, shortcut: 'h', run: toggle('snooze') },
  ]);
  const isBusy = behind !== null;
  const close = () => setOpen(null);
  return (
    <div className={styles.bar} role="group" aria-label={selectionTexts.bar}>
      <p role="status">
        {isBusy ? selectionTexts.working(behind, picked.size) : selectionTexts.count(picked.size)}
        {said !== '' && <small> {said}</small>}
        {pendingKind !== null && !isBusy && <small> {selectionTexts.sure(picked.size)}</small>}
      </p>
      <Button busy={isBusy} onClick={claim} command="triage.claim">
        {selectionTexts.take}
      </Button>
      <Button busy={isBusy} onClick={pursue} command="triage.pursue">
        {buttons.pursue}
      </Button>
      <Button busy={isBusy} onClick={needInfo} command="triage.need-info">
        {buttons.needInfo}
      </Button>
      <span className={styles.anchor}>
        <Button busy={isBusy} aria-expanded={open === 'decline'} onClick={toggle('decline')} command="triage.decline">
          {buttons.decline}
        </Button>
        {open === 'decline' && (
          <ReasonChoices
            reasons={board?.reasons ?? []}
            onChoose={(reason) => void run({ act: 'decide', verdict: 'decline', reason })}
            onClose={close}
          />
        )}
      </span>
      <span className={styles.anchor}>
        <Button busy={isBusy} aria-expanded={open === 'snooze'} onClick={toggle('snooze')} command="triage.snooze">
          {buttons.snooze}
        </Button>
        {open === 'snooze' && (
          <SnoozeChoices phone={null} onChoose={(until) => void run({ act: 'snooze', until })} onClose={close} />
        )}
      </span>
      {total !== null && total > picked.size && (
        <Button variant="quiet" busy={isBusy} onClick={() => void pickAll()}>
          {selectionTexts.all(formatNumber(total))}
        </Button>
      )}
      <Button variant="quiet" busy={isBusy} onClick={clearSelection} shortcut="Esc">
        {selectionTexts.clear}
      </Button>
    </div>
  );
}
