import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode, RefObject } from 'react';
import { useEffect } from 'react';
import { useNow } from '#src/platform/format/clock.ts';
import { momentInWords } from '#src/platform/format/time.ts';
import { triageTrayTexts } from '#src/texts/triage/recent-changes.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { performAct } from '#src/features/triage/actions/perform-action.ts';
import styles from './RecentChanges.module.css';
import { useBoard } from '#src/features/triage/state/use-triage-board.ts';
import { verdictInWords } from '#src/features/triage/actions/triage-messages.ts';

interface TriageTrayProps {
  ref: RefObject<HTMLDialogElement | null>;
  leadLink: (lead: number, words: ReactNode) => ReactNode;
  /** The lead's name where it is known, for words. */
  nameOf: (lead: number) => string;
  /** Where the person is named. */
  mentions?: ReactNode;
}

/** The last twenty changes of the person who looks, each with its way back while nothing happened since. */
export function TriageTray({ ref, leadLink, nameOf, mentions }: TriageTrayProps) {
  const client = useQueryClient();
  const board = useBoard();
  const now = useNow();
  useEffect(() => {
    if (!ref.current?.open) ref.current?.showModal();
  }, [ref]);
  const changes = board?.changes ?? [];
  return (
    <dialog ref={ref} className={styles.tray} aria-label={triageTrayTexts.title} closedby="any">
      <header>
        <h2>{triageTrayTexts.title}</h2>
        <Button look="quiet" onClick={() => ref.current?.close()} shortcut="Esc">
          {triageTrayTexts.close}
        </Button>
      </header>
      <p className={styles.basis}>{triageTrayTexts.basis}</p>
      {changes.length === 0 && <p className={styles.none}>{triageTrayTexts.none}</p>}
      <ol>
        {changes.map((change) => {
          const verdict = board?.leads.get(change.lead)?.verdict ?? null;
          const isLast = change.act === 'decide' && change.canUndo && verdict !== null;
          return (
            <li key={change.change}>
              <span>
                {leadLink(change.lead, nameOf(change.lead))}
                <small>
                  {isLast ? verdictInWords(verdict) : triageTrayTexts.changes[change.act]} ·{' '}
                  {momentInWords(Date.parse(change.at), now)}
                </small>
              </span>
              {change.canUndo ? (
                <Button
                  aria-label={triageTrayTexts.undoOf(nameOf(change.lead))}
                  onClick={() =>
                    void performAct(client, {
                      lead: change.lead,
                      name: nameOf(change.lead),
                      act: { act: 'undo', change: change.change },
                    })
                  }
                >
                  {triageTrayTexts.undo}
                </Button>
              ) : (
                <small>{triageTrayTexts.since}</small>
              )}
            </li>
          );
        })}
      </ol>
      {mentions}
    </dialog>
  );
}
