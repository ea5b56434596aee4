import { formatNumber } from '#src/platform/format/format-number.ts';
import { formatTime } from '#src/platform/format/time.ts';
import { notesTexts } from '#src/texts/records/notes.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import styles from '#src/features/notes/composer/NoteComposer.module.css';
import type { Note } from '@intake-desk/grow-api/note';
import { useState } from 'react';

interface NewNotesNoticeProps {
  count: number;
  /** Id of the newest note. */
  newest: number;
  /** When the newest note was written, in epoch milliseconds. */
  at: number;
  onRead: () => void;
}

/** Notice that colleagues added notes, with a button that shows them: prevents writing the same note twice. */
export function NewNotesNotice({ count, newest, at, onRead }: NewNotesNoticeProps) {
  const read = () => {
    const note = document.getElementById(`note-${newest}`);
    note?.scrollIntoView({ block: 'center' });
    note?.focus({ preventScroll: true });
    onRead();
  };
  return (
    <div className={styles.notice} role="status">
      <span>
        {count === 1
          ? notesTexts.colleagueAdded(formatTime(at))
          : notesTexts.colleagueAddedMore(formatNumber(count), formatTime(at))}
      </span>
      <Button variant="quiet" onClick={read}>
        {notesTexts.readIt}
      </Button>
    </div>
  );
}

/** Returns notes that colleagues added since the record was opened, or since the last call of `look`. */
export function useNewNotes(notes: readonly Note[], isWhole: boolean, ours: ReadonlySet<number>) {
  const [seen, setSeen] = useState<number | null>(null);
  const latest = Math.max(0, ...notes.map(({ id }) => id));
  if (seen === null && isWhole) setSeen(latest);
  const others = seen === null ? [] : notes.filter(({ id }) => id > seen && !ours.has(id));
  return { others, newest: others.at(-1) ?? null, look: () => setSeen(latest) };
}
