import { useState } from 'react';
import { copyText } from '#src/platform/browser/clipboard.ts';
import { notesTexts } from '#src/texts/records/notes.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { joinClasses } from '#src/ui/primitives/join-classes.ts';
import { formatNoteOutcome, formatNoteState } from './note-state-messages.ts';
import styles from './NoteItem.module.css';
import { sentBody, type OutgoingNote } from '#src/features/notes/store/outgoing-note.ts';
import { useNowEverySecond } from '#src/platform/format/clock.ts';

interface OutgoingNoteItemProps {
  note: OutgoingNote;
  onRetry: () => void;
  /** Moves the note back into the composer. */
  onEdit: () => void;
  onSendNow: () => void;
}

/** A note that is not known to be in Clio, with its state and the available actions. */
export function OutgoingNoteItem({ note, onRetry, onEdit, onSendNow }: OutgoingNoteItemProps) {
  const [copied, setCopied] = useState<string | null>(null);
  const copy = async () => {
    const done = await copyText(`${note.subject}\n\n${sentBody(note)}`);
    setCopied(done ? notesTexts.copied : notesTexts.notCopied);
  };
  const fate = formatNoteOutcome(note);
  const isWaiting = note.state === 'waiting';
  return (
    <article className={joinClasses(styles.note, styles.pending)} aria-label={note.subject}>
      <header>
        <h3>{note.subject}</h3>
        <small>{formatNoteState(note)}</small>
      </header>
      <p>{sentBody(note)}</p>
      {note.state === 'held' && <UndoSendLine until={note.heldUntil ?? 0} onUndo={onEdit} onSendNow={onSendNow} />}
      {fate !== '' && (
        <div
          className={joinClasses(styles.fate, note.state !== 'failed' && styles.open)}
          role={isWaiting ? undefined : 'alert'}
        >
          <span>{fate}</span>
          {!isWaiting && note.retryable !== false && (
            <Button onClick={onRetry}>{note.state === 'unseen' ? notesTexts.sendAgain : notesTexts.retry}</Button>
          )}
          <Button onClick={onEdit}>{notesTexts.edit}</Button>
          <Button onClick={() => void copy()} aria-live="polite">
            {copied ?? notesTexts.copy}
          </Button>
        </div>
      )}
    </article>
  );
}

interface UndoSendLineProps {
  /** When the send delay ends, in epoch milliseconds. */
  until: number;
  onUndo: () => void;
  onSendNow: () => void;
}

/** Countdown of the send delay, with Undo and Send now. `OutgoingNotes` announces it once to screen readers. */
export function UndoSendLine({ until, onUndo, onSendNow }: UndoSendLineProps) {
  const left = Math.max(0, Math.ceil((until - useNowEverySecond()) / 1000));
  if (left === 0) return null;
  return (
    <div className={styles.held}>
      <span className={styles.seconds}>{notesTexts.leavesIn(String(left))}</span>
      <Button onClick={onUndo} command="notes.undo">
        {notesTexts.undo}
      </Button>
      <Button variant="quiet" onClick={onSendNow} command="notes.send-now">
        {notesTexts.sendNow}
      </Button>
    </div>
  );
}
