import type { Note } from '@intake-desk/grow-api/note';
import { memo } from 'react';
import { formatTime } from '#src/platform/format/time.ts';
import { titledNote } from '#src/platform/notes/note-subject.ts';
import { pastTime } from '#src/platform/format/timestamps.ts';
import { notesTexts } from '#src/texts/records/notes.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { Timestamp } from '#src/ui/primitives/Timestamp.tsx';
import styles from './NoteItem.module.css';

interface NoteItemProps {
  note: Note;
  now: number;
  /** When Clio confirmed the note to this page, in epoch milliseconds. */
  confirmedAt: number | undefined;
  /** The author; null when unknown. Clio does not return it. */
  author: string | null;
  onCorrect: (note: Note) => void;
}

/** A note in Clio. It cannot be changed, only corrected by another note. */
export const NoteItem = memo(function NoteItem({ note, now, confirmedAt, author, onCorrect }: NoteItemProps) {
  const { title, text } = titledNote(note);
  const written = pastTime(note.created_at, now);
  return (
    <article className={styles.note} aria-label={title} id={`note-${note.id}`} tabIndex={-1}>
      <header>
        <h3 translate="no">{title}</h3>
        <Timestamp {...written} />
        {author !== null && <small translate="no">{author}</small>}
        {confirmedAt !== undefined && (
          <small className={styles.sent}>{notesTexts.inClioAt(formatTime(confirmedAt))}</small>
        )}
        <Button
          variant="quiet"
          className={styles.correct}
          aria-label={notesTexts.correctNote(title, written.children)}
          onClick={() => onCorrect(note)}
        >
          {notesTexts.correct}
        </Button>
      </header>
      {text !== '' && <p translate="no">{text}</p>}
    </article>
  );
});
