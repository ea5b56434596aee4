import { useState } from 'react';
import { copyText } from '#src/platform/clipboard.ts';
import { timeOfDay } from '#src/platform/time.ts';
import { Button } from '#src/ui/Button.tsx';
import { joinClasses } from '#src/ui/join-classes.ts';
import styles from './NoteItem.module.css';
import type { OutgoingNote } from './outgoing-note.ts';
import { OUTGOING_WORDS } from './outgoing-words.ts';

interface OutgoingNoteItemProps {
  note: OutgoingNote;
  onRetry: () => void;
  /** Takes it back into the composer. */
  onEdit: () => void;
}

/** A note that is not (known to be) in Clio: what became of it so far, and what can be done. */
export function OutgoingNoteItem({ note, onRetry, onEdit }: OutgoingNoteItemProps) {
  const [copied, setCopied] = useState<string | null>(null);
  const copy = async () => {
    const done = await copyText(`${note.subject}\n\n${note.body}`);
    setCopied(done ? 'Copied' : 'The browser refused to copy');
  };
  const isSettled = note.state !== 'sending' && note.state !== 'unknown';
  return (
    <article className={joinClasses(styles.note, styles.pending)} aria-label={note.subject}>
      <header>
        <h3>{note.subject}</h3>
        <small>{OUTGOING_WORDS[note.state]}</small>
      </header>
      <p>{note.body}</p>
      {isSettled && (
        <div className={joinClasses(styles.fate, note.state !== 'failed' && styles.open)} role="alert">
          <span>{explain(note)}</span>
          {note.retryable !== false && (
            <Button onClick={onRetry}>{note.state === 'unseen' ? 'Send again' : 'Retry'}</Button>
          )}
          <Button onClick={onEdit}>Edit</Button>
          <Button onClick={() => void copy()} aria-live="polite">
            {copied ?? 'Copy'}
          </Button>
        </div>
      )}
    </article>
  );
}

function explain(note: OutgoingNote): string {
  switch (note.state) {
    case 'failed':
      return `${note.reason ?? 'It could not be sent.'} The note is kept.`;
    case 'unseen':
      return `${note.reason ?? 'No answer came back.'} It is not among Clio’s notes that could be seen. Sending it again is your decision: if Clio took it after all, it would stand there twice.`;
    case 'interrupted':
      return `${note.reason ?? `The page was closed while this was on its way at ${timeOfDay(note.sentAt)}.`} Retry is safe: it will not stand there twice.`;
    case 'sending':
    case 'unknown':
      return '';
  }
}
