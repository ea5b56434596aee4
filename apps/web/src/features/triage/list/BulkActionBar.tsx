import { useQueryClient } from '@tanstack/react-query';
import type { TriageAction } from '@intake-desk/desk-api/triage';
import { useEffect, useLayoutEffect, useState } from 'react';
import { useCommands } from '#src/platform/commands/commands.ts';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { clearSelection, setSelected, useSelection } from '#src/ui/virtual-list/selection.ts';
import { leadTriageTexts } from '#src/texts/leads/lead-triage.ts';
import { selectionTexts } from '#src/texts/lists/selection.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { performBulkAction } from '#src/features/triage/actions/perform-bulk-action.ts';
import styles from './BulkActionBar.module.css';
import { ChoiceList } from '#src/features/triage/choices/ChoiceList.tsx';
import { SnoozeChoices } from '#src/features/triage/choices/SnoozeChoices.tsx';
import { useTriageState } from '#src/features/triage/state/use-triage-board.ts';
const { buttons } = leadTriageTexts;

/** From this many leads on, an action needs a second press as confirmation, because a single one may be accidental. */
const SURE_FROM = 25;

interface BulkActionBarProps {
  /** Number of leads in the list; null while unknown. */
  total: number | null;
  /** Fetches the ids of all leads in the filtered list. */
  allIds: () => Promise<{ ids: number[]; isCut: boolean }>;
}

/** Actions for all selected leads, placed below the list so that no row moves and none is covered. */
export function BulkActionBar({ total, allIds }: BulkActionBarProps) {
  const client = useQueryClient();
  const board = useTriageState();
  const selected = useSelection();
  const [open, setOpen] = useState<'decline' | 'snooze' | null>(null);
  const [confirming, setConfirming] = useState<{ kind: string; of: ReadonlySet<number> } | null>(null);
  // A confirmation applies only to the selection that it was requested for.
  const pendingKind = confirming?.of === selected ? confirming.kind : null;
  const [processed, setProcessed] = useState<number | null>(null);
  const [status, setStatus] = useState('');
  // The list became shorter: the row that was selected last stays in sight.
  useLayoutEffect(() => {
    document.activeElement?.closest('[data-list-scroller] li')?.scrollIntoView({ block: 'nearest' });
  }, []);
  // Clears the selection on unmount: another list has other leads.
  useEffect(() => clearSelection, []);
  const run = async (act: TriageAction) => {
    setOpen(null);
    const kind = act.act === 'decide' ? act.verdict : act.act;
    if (selected.size >= SURE_FROM && pendingKind !== kind) return setConfirming({ kind, of: selected });
    setProcessed(0);
    const isPerformed = await performBulkAction(client, [...selected], act, setProcessed);
    setProcessed(null);
    if (isPerformed) clearSelection();
  };
  const toggle = (panel: NonNullable<typeof open>) => () => setOpen(open === panel ? null : panel);
  const selectAll = async () => {
    setConfirming(null);
    const { ids, isCut } = await allIds();
    setSelected(ids, true);
    setStatus(isCut ? selectionTexts.cut(formatNumber(ids.length)) : '');
  };
  const claim = () => void run({ act: 'claim' });
  const pursue = () => void run({ act: 'decide', verdict: 'pursue' });
  const needInfo = () => void run({ act: 'decide', verdict: 'need_info' });
  // The shortcuts of a single lead apply to the whole selection while there is one.
  useCommands({
    'triage.claim': claim,
    'triage.pursue': pursue,
    'triage.need-info': needInfo,
    'triage.decline': toggle('decline'),
    'triage.snooze': toggle('snooze'),
  });
  const isBusy = processed !== null;
  const close = () => setOpen(null);
  return (
    <div className={styles.bar} role="group" aria-label={selectionTexts.bar}>
      <p role="status">
        <span>{isBusy ? selectionTexts.working(processed, selected.size) : selectionTexts.count(selected.size)}</span>
        {status !== '' && <small>{` ${status}`}</small>}
        {pendingKind !== null && !isBusy && <small>{` ${selectionTexts.sure(selected.size)}`}</small>}
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
          <ChoiceList
            label={leadTriageTexts.reasons}
            choices={board?.reasons ?? []}
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
      {total !== null && total > selected.size && (
        <Button variant="quiet" busy={isBusy} onClick={() => void selectAll()}>
          {selectionTexts.all(formatNumber(total))}
        </Button>
      )}
      <Button variant="quiet" busy={isBusy} onClick={clearSelection} shortcut="Esc">
        {selectionTexts.clear}
      </Button>
    </div>
  );
}
