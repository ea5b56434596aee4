import type { Note } from '@intake-desk/grow-api/note';
import { memo } from 'react';
import { exactTime, momentInWords, timeOfDay } from '#src/platform/time.ts';
import { Moment } from '#src/ui/Moment.tsx';
import styles from './NoteItem.module.css';

interface NoteItemProps {
  note: Note;
  now: number;
  /** When Clio confirmed it to this page, in epoch milliseconds. */
  confirmedAt: number | undefined;
}

/** A note as Clio has it. Clio does not say who wrote it. */
export const NoteItem = memo(function NoteItem({ note, now, confirmedAt }: NoteItemProps) {
  const created = Date.parse(note.created_at);
  return (
    <article className={styles.note} aria-label={note.subject}>
      <header>
        <h3>{note.subject}</h3>
        <Moment dateTime={note.created_at} title={exactTime(created)}>
          {momentInWords(created, now)}
        </Moment>
        {confirmedAt !== undefined && <small className={styles.sent}>✓ in Clio at {timeOfDay(confirmedAt)}</small>}
      </header>
      <p>{note.body}</p>
    </article>
  );
});
