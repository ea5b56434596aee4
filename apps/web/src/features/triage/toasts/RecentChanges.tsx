import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode, RefObject } from 'react';
import { useEffect } from 'react';
import { useNow } from '#src/platform/format/clock.ts';
import { formatPastTime } from '#src/platform/format/time.ts';
import { recentChangesTexts } from '#src/texts/triage/recent-changes.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { performTriageAction } from '#src/features/triage/actions/perform-action.ts';
import styles from './RecentChanges.module.css';
import { useTriageState } from '#src/features/triage/state/use-triage-board.ts';
import { formatVerdict } from '#src/features/triage/actions/triage-messages.ts';

interface RecentChangesProps {
  ref: RefObject<HTMLDialogElement | null>;
  leadLink: (lead: number, words: ReactNode) => ReactNode;
  /** Returns the lead's name where it is known. */
  nameOf: (lead: number) => string;
  /** Notes that mention the current user. */
  mentions?: ReactNode;
}

/** The current user's last twenty changes, each with Undo while the lead has not changed since. */
export function RecentChanges({ ref, leadLink, nameOf, mentions }: RecentChangesProps) {
  const client = useQueryClient();
  const board = useTriageState();
  const now = useNow();
  useEffect(() => {
    if (!ref.current?.open) ref.current?.showModal();
  }, [ref]);
  const changes = board?.changes ?? [];
  return (
    <dialog ref={ref} className={styles.tray} aria-label={recentChangesTexts.title} closedby="any">
      <header>
        <h2>{recentChangesTexts.title}</h2>
        <Button variant="quiet" onClick={() => ref.current?.close()} shortcut="Esc">
          {recentChangesTexts.close}
        </Button>
      </header>
      <p className={styles.basis}>{recentChangesTexts.basis}</p>
      {changes.length === 0 && <p className={styles.none}>{recentChangesTexts.none}</p>}
      <ol>
        {changes.map((change) => {
          const verdict = board?.leads.get(change.lead)?.verdict ?? null;
          const isLast = change.act === 'decide' && change.canUndo && verdict !== null;
          return (
            <li key={change.change}>
              <span>
                {leadLink(change.lead, nameOf(change.lead))}
                <small>
                  {[
                    isLast ? formatVerdict(verdict) : recentChangesTexts.changes[change.act],
                    formatPastTime(Date.parse(change.at), now),
                  ].join(' · ')}
                </small>
              </span>
              {change.canUndo ? (
                <Button
                  aria-label={recentChangesTexts.undoOf(nameOf(change.lead))}
                  onClick={() =>
                    void performTriageAction(client, {
                      lead: change.lead,
                      name: nameOf(change.lead),
                      act: { act: 'undo', change: change.change },
                    })
                  }
                >
                  {recentChangesTexts.undo}
                </Button>
              ) : (
                <small>{recentChangesTexts.since}</small>
              )}
            </li>
          );
        })}
      </ol>
      {mentions}
    </dialog>
  );
}
