import { useQueryClient } from '@tanstack/react-query';
import type { TriageAction } from '@intake-desk/desk-api/triage';
import type { Verdict } from '@intake-desk/desk-api/verdict';
import { Check, CircleHelp, Hand } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CommandId } from '#src/platform/commands/command-catalog.ts';
import { useCommands } from '#src/platform/commands/commands.ts';
import { rowActionTexts } from '#src/texts/leads/lead-triage.ts';
import { useCommandKeys } from '#src/ui/primitives/command-keys.ts';
import { isSelectionEmpty } from '#src/ui/virtual-list/selection.ts';
import { performTriageAction } from '#src/features/triage/actions/perform-action.ts';
import styles from './RowActions.module.css';
import { useMyId, useLeadTriage } from '#src/features/triage/state/use-triage-board.ts';

interface RowActionsProps {
  lead: number;
  /** The lead's name, for labels and toasts. */
  name: string;
  /** True if shortcuts act on this row: it has focus, and no lead is open. */
  hasKeys: boolean;
}

/**
 * Triage actions in a row that is hovered or focused, without opening the lead. Actions and shortcuts are those of the
 * record.
 */
export function RowActions({ lead, name, hasKeys }: RowActionsProps) {
  const client = useQueryClient();
  const triage = useLeadTriage(lead);
  const me = useMyId();
  const claimant = triage?.claim?.by.id ?? null;
  const isMine = claimant !== null && claimant === me;
  const isFree = (claimant === null || isMine) && triage?.verdict == null;
  const act = (action: TriageAction) => void performTriageAction(client, { lead, name, act: action });
  const toggleClaim = () => act({ act: isMine ? 'release' : 'claim' });
  const decide = (verdict: Verdict) => act({ act: 'decide', verdict });
  const buttons = [
    {
      command: 'triage.claim',
      label: isMine ? rowActionTexts.release(name) : rowActionTexts.take(name),
      sign: <Hand aria-hidden />,
      isOffered: triage?.verdict == null && (claimant === null || isMine),
      run: toggleClaim,
    },
    {
      command: 'triage.pursue',
      label: rowActionTexts.pursue(name),
      sign: <Check aria-hidden />,
      isOffered: isFree,
      run: () => decide('pursue'),
    },
    {
      command: 'triage.need-info',
      label: rowActionTexts.needInfo(name),
      sign: <CircleHelp aria-hidden />,
      isOffered: isFree,
      run: () => decide('need_info'),
    },
  ] as const;
  const offered = buttons.filter(({ isOffered }) => isOffered);
  if (offered.length === 0) return null;
  return (
    // Prevents the focus change: with a record beside the list, shortcuts act on that record.
    <span className={styles.actions} data-row-actions onMouseDown={(event) => event.preventDefault()}>
      <span className={styles.box}>
        {offered.map(({ command, label, sign, run }) => (
          <RowAction key={command} command={hasKeys ? command : undefined} label={label} onPress={run}>
            {sign}
          </RowAction>
        ))}
      </span>
      {hasKeys && <RowKeys buttons={offered} />}
    </span>
  );
}

interface RowActionProps {
  command: string | undefined;
  label: string;
  onPress: () => void;
  children: ReactNode;
}

/** Not a tab stop: the list is a single one, and shortcuts act on the focused row. */
function RowAction({ command, label, onPress, children }: RowActionProps) {
  const keys = useCommandKeys(command);
  const title = keys === null ? label : `${label} (${keys.shown})`;
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={label}
      aria-keyshortcuts={keys?.spoken}
      title={title}
      // Ignores the second click of a double click, which would hit the row that moved up.
      onClick={({ detail }) => detail < 2 && onPress()}
    >
      {children}
    </button>
  );
}

function RowKeys({ buttons }: { buttons: readonly { command: CommandId; run: () => void }[] }) {
  useCommands(
    Object.fromEntries(buttons.map(({ command, run }) => [command, { isAvailable: isSelectionEmpty, run }] as const)),
  );
  return null;
}
