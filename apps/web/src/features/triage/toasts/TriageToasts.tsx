import { useQueryClient } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { useCommands } from '#src/platform/commands/commands.ts';
import { commandTexts } from '#src/texts/shell/commands.ts';
import { triageToastTexts } from '#src/texts/triage/triage-toasts.ts';
import { latestUndo } from '#src/platform/commands/undo-sources.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import {
  dismissAllErrorToasts,
  dismissToast,
  currentToasts,
  showToast,
  useToasts,
  dismissErrorToast,
  type ErrorToast,
} from '#src/features/triage/state/toasts.ts';
import { performTriageAction } from '#src/features/triage/actions/perform-action.ts';
import styles from './TriageToasts.module.css';
import { triageQuery } from '#src/features/triage/state/triage-queries.ts';
import { whenAllSettled } from '#src/features/triage/actions/pending-actions.ts';
import { useTriageState } from '#src/features/triage/state/use-triage-board.ts';

const { titles, groups } = commandTexts;

/** How long something that went well is repeated, in milliseconds. The tray keeps it; what went wrong stays until it is read. */
const ECHO_MS = 8_000;

/** So many of those that went wrong are told in full; the others by their number. */
const TROUBLES = 3;

/** One Undo after the other: two in one breath take back two things. */
let undoing: Promise<void> = Promise.resolve();

interface TriageEchoProps {
  /** Draws a link to a lead. */
  leadLink: (lead: number, words: ReactNode) => ReactNode;
}

/** Says what was done with the last lead, wherever one has gone since, and takes it back. */
export function TriageToasts({ leadLink }: TriageEchoProps) {
  const client = useQueryClient();
  const board = useTriageState();
  const { done: echo, errors: troubles } = useToasts();
  const undo = (lead: number, name: string, change: number) =>
    performTriageAction(client, { lead, name, act: { act: 'undo', change } });
  const undoLast = async () => {
    const [trouble] = currentToasts().errors;
    await whenAllSettled();
    // What was meant has not been done, and that is said.
    const { done, errors: troubles } = currentToasts();
    if (troubles[0] !== undefined && troubles[0] !== trouble) return;
    const last = client.getQueryData(triageQuery.queryKey)?.changes.find(({ canUndo }) => canUndo) ?? null;
    const other = latestUndo();
    if (other !== null && (last === null || other.at > Date.parse(last.at)))
      return showToast({ message: other.run(), isError: false, lead: 0, name: '', change: null });
    if (last === null)
      return showToast({ message: triageToastTexts.echo.nothing, isError: false, lead: 0, name: '', change: null });
    await undo(last.lead, done?.lead === last.lead ? done.name : '', last.change);
  };
  useCommands([
    {
      id: 'triage.undo',
      title: titles['triage.undo'],
      group: groups.triage,
      shortcut: 'z',
      run: () => {
        undoing = undoing.then(undoLast);
      },
    },
  ]);
  useEffect(() => {
    if (echo === null) return undefined;
    const timer = setTimeout(dismissToast, ECHO_MS);
    return () => clearTimeout(timer);
  }, [echo]);
  const change = echo?.change ?? null;
  const canUndo = change !== null && board?.changes.some((one) => one.change === change && one.canUndo) === true;
  return (
    <div className={styles.place}>
      <div role="status">
        {echo !== null && (
          <div className={styles.echo}>
            <span>
              {echo.message}
              {echo.lead > 0 && (
                <> · {leadLink(echo.lead, echo.name || triageToastTexts.echo.aLead(String(echo.lead)))}</>
              )}
            </span>
            {(canUndo || echo.undoAll !== undefined) && (
              <Button
                variant="quiet"
                onClick={() => void (echo.undoAll ?? (() => undo(echo.lead, echo.name, change ?? 0)))()}
                command="triage.undo"
              >
                {triageToastTexts.echo.undo}
              </Button>
            )}
          </div>
        )}
      </div>
      {troubles.slice(0, TROUBLES).map((trouble) => (
        <ErrorToastItem key={trouble.key} trouble={trouble} leadLink={leadLink} />
      ))}
      {troubles.length > TROUBLES && (
        <div className={styles.echo}>
          <span>{triageToastTexts.echo.more(troubles.length - TROUBLES)}</span>
          <Button variant="quiet" onClick={dismissAllErrorToasts}>
            {triageToastTexts.echo.closeAll}
          </Button>
        </div>
      )}
    </div>
  );
}

interface TroubleEchoProps {
  trouble: ErrorToast;
  /** Draws a link to a lead. */
  leadLink: (lead: number, words: ReactNode) => ReactNode;
}

/** What did not work, until it is read: whatever has been done since. */
function ErrorToastItem({ trouble, leadLink }: TroubleEchoProps) {
  const { message: words, lead, name } = trouble;
  return (
    <div role="alert" className={styles.echo} data-trouble>
      <span>
        {lead > 0 && <>{leadLink(lead, name || triageToastTexts.echo.lead(String(lead)))}: </>}
        {words}
      </span>
      <Button variant="quiet" onClick={() => dismissErrorToast(trouble)}>
        {triageToastTexts.echo.close}
      </Button>
    </div>
  );
}
