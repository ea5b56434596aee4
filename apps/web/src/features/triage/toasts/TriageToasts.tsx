import { useQueryClient } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { useCommands } from '#src/platform/commands/commands.ts';
import { triageToastTexts } from '#src/texts/triage/triage-toasts.ts';
import { isTextEntered } from '#src/platform/browser/type-into.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import {
  dismissAllErrorToasts,
  dismissToast,
  useToasts,
  dismissErrorToast,
  type ErrorToast,
} from '#src/features/triage/state/toasts.ts';
import { performTriageAction } from '#src/features/triage/actions/perform-action.ts';
import styles from './TriageToasts.module.css';
import { isActionPending } from '#src/features/triage/actions/pending-actions.ts';
import { redoLastChange, undoLastChange } from '#src/features/triage/actions/undo-last.ts';
import { useTriageState } from '#src/features/triage/state/use-triage-board.ts';

/**
 * How long a success toast is shown, in milliseconds. Recent changes still list it; errors stay until they are
 * dismissed.
 */
const TOAST_MS = 8_000;

/** Maximum number of errors shown in full; the rest are only counted. */
const MAX_ERRORS = 3;

interface TriageToastsProps {
  /** Renders a link to a lead. */
  leadLink: (lead: number, words: ReactNode) => ReactNode;
  /** Returns the name of a lead that a list contains, or its number. */
  nameOf: (lead: number) => string;
}

/** Shows the latest action's toast on every page, with Undo. */
export function TriageToasts({ leadLink, nameOf }: TriageToastsProps) {
  const client = useQueryClient();
  const board = useTriageState();
  const { done: toast, errors } = useToasts();
  const undo = (lead: number, name: string, change: number) =>
    performTriageAction(client, { lead, name, act: { act: 'undo', change } });
  const change = toast?.change ?? null;
  const canUndo = change !== null && board?.changes.some((one) => one.change === change && one.canUndo) === true;
  const isUndoShown = canUndo || toast?.undoAll !== undefined;
  useCommands({
    'triage.undo': {
      // A single letter undoes only what is shown, or is being sent.
      isAvailable: () => isUndoShown || isActionPending(),
      run: () => undoLastChange(client),
    },
    // In a text field the keys belong to its own undo.
    'history.undo': { isAvailable: () => !isTextEntered(), run: () => undoLastChange(client) },
    'history.redo': redoLastChange,
  });
  useEffect(() => {
    if (toast === null) return undefined;
    const timer = setTimeout(dismissToast, TOAST_MS);
    return () => clearTimeout(timer);
  }, [toast]);
  return (
    <div className={styles.place}>
      <div role="status">
        {toast !== null && (
          <div className={styles.echo}>
            <span>
              <span>{toast.message}</span>
              {toast.lead > 0 && (
                <>
                  <span> · </span>
                  {leadLink(toast.lead, toast.name || nameOf(toast.lead))}
                </>
              )}
            </span>
            {isUndoShown && (
              <Button
                variant="quiet"
                onClick={() => void (toast.undoAll ?? (() => undo(toast.lead, toast.name, change ?? 0)))()}
                command="triage.undo"
              >
                {triageToastTexts.echo.undo}
              </Button>
            )}
            {toast.canRedo === true && (
              <Button variant="quiet" onClick={redoLastChange} command="history.redo">
                {triageToastTexts.echo.redo}
              </Button>
            )}
          </div>
        )}
      </div>
      {errors.slice(0, MAX_ERRORS).map((trouble) => (
        <ErrorToastItem key={trouble.key} trouble={trouble} leadLink={leadLink} nameOf={nameOf} />
      ))}
      {errors.length > MAX_ERRORS && (
        <div className={styles.echo}>
          <span>{triageToastTexts.echo.more(errors.length - MAX_ERRORS)}</span>
          <Button variant="quiet" onClick={dismissAllErrorToasts}>
            {triageToastTexts.echo.closeAll}
          </Button>
        </div>
      )}
    </div>
  );
}

interface ErrorToastItemProps extends TriageToastsProps {
  trouble: ErrorToast;
}

/** An error toast. Unlike a success, it never times out. */
function ErrorToastItem({ trouble, leadLink, nameOf }: ErrorToastItemProps) {
  const { message: words, lead, name } = trouble;
  return (
    <div role="alert" className={styles.echo} data-trouble>
      <span>
        {lead > 0 && (
          <>
            {leadLink(lead, name || nameOf(lead))}
            <span>: </span>
          </>
        )}
        <span>{words}</span>
      </span>
      <Button variant="quiet" onClick={() => dismissErrorToast(trouble)}>
        {triageToastTexts.echo.close}
      </Button>
    </div>
  );
}
