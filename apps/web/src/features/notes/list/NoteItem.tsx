import type { Note } from '@intake-desk/grow-api/note';
import { memo } from 'react';
import { formatExactTime, formatPastTime, formatTime } from '#src/platform/format/time.ts';
import { notesTexts } from '#src/texts/records/notes.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { Timestamp } from '#src/ui/primitives/Timestamp.tsx';
import styles from './NoteItem.module.css';

interface NoteItemProps {
  note: Note;
  now: number;
  /** When Clio confirmed it to this page, in epoch milliseconds. */
  confirmedAt: number | undefined;
  /** Who wrote it; null where that is not known. Clio does not say. */
  author: string | null;
  onCorrect: (note: Note) => void;
}

/** A note as Clio has it. It cannot be changed any more, only corrected by another. */
export const NoteItem = memo(function NoteItem({ note, now, confirmedAt, author, onCorrect }: NoteItemProps) {
  const created = Date.parse(note.created_at);
  return (
    <article className={styles.note} aria-label={note.subject} id={`note-${note.id}`} tabIndex={-1}>
      <header>
        <h3>{note.subject}</h3>
        <Timestamp dateTime={note.created_at} title={formatExactTime(created)}>
          {formatPastTime(created, now)}
        </Timestamp>
        {author !== null && <small>{author}</small>}
        {confirmedAt !== undefined && (
          <small className={styles.sent}>{notesTexts.inClioAt(formatTime(confirmedAt))}</small>
        )}
        <Button variant="quiet" className={styles.correct} onClick={() => onCorrect(note)}>
          {notesTexts.correct}
        </Button>
      </header>
      <p>{note.body}</p>
    </article>
  );
});
