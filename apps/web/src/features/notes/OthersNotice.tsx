import { formatNumber } from '#src/platform/format-number.ts';
import { timeOfDay } from '#src/platform/time.ts';
import { notesTexts } from '#src/texts/notes.ts';
import { Button } from '#src/ui/Button.tsx';
import styles from './NoteComposer.module.css';

interface OthersNoticeProps {
  count: number;
  /** Id of the last one. */
  newest: number;
  /** When it was written, in epoch milliseconds. */
  at: number;
  onRead: () => void;
}

/** Says that somebody else wrote meanwhile, and leads there: the same need not be written twice. */
export function OthersNotice({ count, newest, at, onRead }: OthersNoticeProps) {
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
          ? notesTexts.colleagueAdded(timeOfDay(at))
          : notesTexts.colleagueAddedMore(formatNumber(count), timeOfDay(at))}
      </span>
      <Button look="quiet" onClick={read}>
        {notesTexts.readIt}
      </Button>
    </div>
  );
}
