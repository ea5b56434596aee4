import { copyText } from '#src/platform/clipboard.ts';
import { timeOfDay } from '#src/platform/time.ts';
import { Button } from '#src/ui/Button.tsx';
import { joinClasses } from '#src/ui/join-classes.ts';
import styles from './NoteItem.module.css';
import type { NoteParent } from './note-parent.ts';
import { useNoteDesks } from './NotesContext.ts';
import type { OutgoingNote } from './outgoing-note.ts';

interface OutgoingNoteItemProps {
  parent: NoteParent;
  note: OutgoingNote;
  /** Takes it back into the composer. */
  onEdit: () => void;
}

/** A note that is not (known to be) in Clio: what became of it so far, and what can be done. */
export function OutgoingNoteItem({ parent, note, onEdit }: OutgoingNoteItemProps) {
  const desks = useNoteDesks();
  const settled = note.state !== 'sending' && note.state !== 'unknown';
  return (
    <article className={joinClasses(styles.note, styles.pending)} aria-label={note.subject}>
      <header>
        <h3>{note.subject}</h3>
        <small role="status">{SHORT[note.state]}</small>
      </header>
      <p>{note.body}</p>
      {settled && (
        <div className={joinClasses(styles.fate, note.state !== 'failed' && styles.open)} role="alert">
          <span>{explain(note)}</span>
          <Button onClick={() => desks.retry(parent, note)}>{note.state === 'unseen' ? 'Send again' : 'Retry'}</Button>
          <Button onClick={onEdit}>Edit</Button>
          <Button onClick={() => void copyText(`${note.subject}\n\n${note.body}`)}>Copy</Button>
        </div>
      )}
    </article>
  );
}

const SHORT: Record<OutgoingNote['state'], string> = {
  sending: 'Sending to Clio…',
  unknown: 'No answer. Looking in Clio…',
  failed: 'Not in Clio',
  unseen: 'Perhaps not in Clio',
  interrupted: 'Was being sent',
};

function explain(note: OutgoingNote): string {
  switch (note.state) {
    case 'failed':
      return `${note.reason ?? 'It could not be sent.'} The note is kept.`;
    case 'unseen':
      return `${note.reason ?? 'No answer came back.'} It is not among Clio’s notes that could be seen. Sending it again is your decision: if Clio took it after all, it would stand there twice.`;
    case 'interrupted':
      return `The page was closed while this was on its way at ${timeOfDay(note.sentAt)}. Retry is safe: it will not stand there twice.`;
    case 'sending':
    case 'unknown':
      return '';
  }
}
