import { useQueryClient } from '@tanstack/react-query';
import type { TriageAction } from '@intake-desk/desk-api/triage';
import type { Verdict } from '@intake-desk/desk-api/verdict';
import { Ellipsis } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { runCommand, useCommands } from '#src/platform/commands/commands.ts';
import { leadTriageTexts } from '#src/texts/leads/lead-triage.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { Popover } from '#src/ui/primitives/Popover.tsx';
import { ActionBar } from '#src/ui/record/ActionBar.tsx';
import { OpenInClio } from '#src/ui/record/OpenInClio.tsx';
import { afterPaint } from '#src/ui/rendering/after-paint.ts';
import { isSelectionEmpty } from '#src/ui/virtual-list/selection.ts';
import { performTriageAction } from '#src/features/triage/actions/perform-action.ts';
import { ChoiceList } from '#src/features/triage/choices/ChoiceList.tsx';
import { SnoozeChoices } from '#src/features/triage/choices/SnoozeChoices.tsx';
import type { TriageState } from '#src/features/triage/state/triage-board.ts';
import { triageQuery } from '#src/features/triage/state/triage-queries.ts';
import {
  useColleagues,
  useLeadTriage,
  useMyId,
  useTriageSelector,
} from '#src/features/triage/state/use-triage-board.ts';
import { NextStep } from './NextStep.tsx';
import styles from './TriageBar.module.css';

const { buttons } = leadTriageTexts;

interface TriageBarProps {
  lead: number;
  /** The lead's name, for toasts and to be copied. */
  name: string;
  /** The caller's phone number as given, for their local time. */
  phone: string | null;
  /** Address of the lead in Clio; undefined if it is not configured. */
  growHref: string | undefined;
  /** Called when the lead is handled: opens the next one. */
  onPutAway: () => void;
  /** Further actions of the menu. */
  more?: ReactNode;
}

const NO_REASONS: TriageState['reasons'] = [];
const reasonsOf = (board: TriageState | null) => board?.reasons ?? NO_REASONS;

/** The next step of a lead: decides, snoozes or reassigns it with one key or click, plus one more for a reason. */
export function TriageBar({ lead, name, phone, growHref, onPutAway, more }: TriageBarProps) {
  const client = useQueryClient();
  const standing = useLeadTriage(lead);
  const me = useMyId();
  const reasons = useTriageSelector(reasonsOf);
  const [panel, setPanel] = useState<{ lead: number; name: 'decline' | 'snooze' | 'reassign' } | null>(null);
  // Closes the choice when the lead changes, so that it is closed when the person returns.
  if (panel !== null && panel.lead !== lead) setPanel(null);
  const open = panel?.lead === lead ? panel.name : null;
  const close = () => setPanel(null);
  const claimant = standing?.claim?.by ?? null;
  const isMine = claimant !== null && claimant.id === me;
  const isHigh = standing?.priority === 'high';
  const isSnoozed = standing?.snooze != null;
  const decided = standing?.verdict?.verdict;
  const isDone = decided === 'pursue' || decided === 'decline';
  const act = (action: TriageAction) => {
    close();
    void performTriageAction(client, { lead, name, act: action });
  };
  const handle = (action: TriageAction) => {
    // Opens the next lead only if this person may decide: a colleague who acted first has precedence.
    const isFree = (claimant === null || isMine) && standing?.verdict == null;
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
    'triage.hand-over': toggle('reassign'),
  });
  const reassign = (
    <Button variant="quiet" aria-expanded={open === 'reassign'} onClick={toggle('reassign')} command="triage.hand-over">
      {buttons.reassign}
    </Button>
  );
  const openInClio = <OpenInClio href={growHref} />;
  return (
    <ActionBar
      label={isDone ? leadTriageTexts.step : leadTriageTexts.decision}
      main={
        isDone ? (
          <NextStep key={lead} verdict={decided} name={name} growHref={growHref} />
        ) : (
          <>
            <Button
              variant={isMine || decided !== undefined ? 'primary' : 'plain'}
              onClick={() => decide('pursue')}
              command="triage.pursue"
              data-after-call
            >
              {buttons.pursue}
            </Button>
            <Button
              aria-pressed={decided === 'need_info'}
              onClick={() => decide('need_info')}
              command="triage.need-info"
            >
              {buttons.needInfo}
            </Button>
            <span className={styles.anchor}>
              <Button aria-expanded={open === 'decline'} onClick={toggle('decline')} command="triage.decline">
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
          </>
        )
      }
      others={
        <>
          {isDone ? (
            <span data-only="wide">
              <Button onClick={() => runCommand('list.next')} command="list.next">
                {buttons.next}
              </Button>
            </span>
          ) : (
            <>
              <Button
                variant="quiet"
                aria-expanded={isSnoozed ? undefined : open === 'snooze'}
                onClick={isSnoozed ? () => act({ act: 'wake' }) : toggle('snooze')}
                {...(isSnoozed ? {} : { command: 'triage.snooze' })}
              >
                {isSnoozed ? buttons.bringBack : buttons.snooze}
              </Button>
              <span data-only="wide">{reassign}</span>
              <span data-only="wide">{openInClio}</span>
            </>
          )}
          <Popover label={buttons.more} sign={<Ellipsis aria-hidden />} className={styles.more} isMenu>
            {!isDone && <span data-only="narrow">{reassign}</span>}
            {!isDone && <span data-only="narrow">{openInClio}</span>}
            <Button aria-pressed={isHigh} onClick={togglePriority} command="triage.priority">
              {buttons.priority}
            </Button>
            {more}
          </Popover>
          {open === 'snooze' && (
            <SnoozeChoices phone={phone} onChoose={(until) => handle({ act: 'snooze', until })} onClose={close} />
          )}
          {open === 'reassign' && <ReassignChoices onChoose={(to) => act({ act: 'hand-over', to })} onClose={close} />}
        </>
      }
    />
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
    <ChoiceList label={leadTriageTexts.reassignTo} choices={others} onChoose={onChoose} onClose={onClose}>
      {others.length === 0
        ? leadTriageTexts.noColleagues
        : others.length < 9
          ? undefined
          : leadTriageTexts.fewColleagues}
    </ChoiceList>
  );
}
