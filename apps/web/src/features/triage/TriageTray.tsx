import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode, RefObject } from 'react';
import { useEffect } from 'react';
import { useNow } from '#src/platform/now.ts';
import { momentInWords } from '#src/platform/time.ts';
import { Button } from '#src/ui/Button.tsx';
import { performAct } from './perform-act.ts';
import styles from './TriageTray.module.css';
import { useBoard } from './triage-queries.ts';
import { CHANGE_WORDS, verdictInWords } from './triage-words.ts';

interface TriageTrayProps {
  ref: RefObject<HTMLDialogElement | null>;
  leadLink: (lead: number, words: ReactNode) => ReactNode;
  /** The lead's name where it is known, for words. */
  nameOf: (lead: number) => string;
}

/** The last twenty changes of the person who looks, each with its way back while nothing happened since. */
export function TriageTray({ ref, leadLink, nameOf }: TriageTrayProps) {
  const client = useQueryClient();
  const board = useBoard();
  const now = useNow();
  useEffect(() => {
    if (!ref.current?.open) ref.current?.showModal();
  }, [ref]);
  const changes = board?.changes ?? [];
  return (
    <dialog ref={ref} className={styles.tray} aria-label="Your last changes" closedby="any">
      <header>
        <h2>Your last changes</h2>
        <Button look="quiet" onClick={() => ref.current?.close()} shortcut="Esc">
          Close
        </Button>
      </header>
      <p className={styles.basis}>
        Our team’s layer, kept by this desk. The last twenty; older ones stand in the audit.
      </p>
      {changes.length === 0 && <p className={styles.none}>You have not taken, decided or put off a lead yet.</p>}
      <ol>
        {changes.map((change) => {
          const verdict = board?.leads.get(change.lead)?.verdict ?? null;
          const isLast = change.act === 'decide' && change.canUndo && verdict !== null;
          return (
            <li key={change.change}>
              <span>
                {leadLink(change.lead, nameOf(change.lead))}
                <small>
                  {isLast ? verdictInWords(verdict) : CHANGE_WORDS[change.act]} ·{' '}
                  {momentInWords(Date.parse(change.at), now)}
                </small>
              </span>
              {change.canUndo ? (
                <Button
                  aria-label={`Undo: ${nameOf(change.lead)}`}
                  onClick={() =>
                    void performAct(client, {
                      lead: change.lead,
                      name: nameOf(change.lead),
                      act: { act: 'undo', change: change.change },
                    })
                  }
                >
                  Undo
                </Button>
              ) : (
                <small>changed since</small>
              )}
            </li>
          );
        })}
      </ol>
    </dialog>
  );
}
