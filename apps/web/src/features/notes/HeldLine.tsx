import { useSecond } from '#src/platform/second.ts';
import { notesTexts } from '#src/texts/notes.ts';
import { Button } from '#src/ui/Button.tsx';
import styles from './NoteItem.module.css';

interface HeldLineProps {
  /** When it leaves, in epoch milliseconds. */
  until: number;
  onUndo: () => void;
  onSendNow: () => void;
}

/** A note that is held back: how long still, and the two ways out. The seconds are for the eye; they are said once elsewhere. */
export function HeldLine({ until, onUndo, onSendNow }: HeldLineProps) {
  const left = Math.max(0, Math.ceil((until - useSecond()) / 1000));
  if (left === 0) return null;
  return (
    <div className={styles.held}>
      <span className={styles.seconds}>{notesTexts.leavesIn(String(left))}</span>
      <Button onClick={onUndo} command="notes.undo">
        {notesTexts.undo}
      </Button>
      <Button look="quiet" onClick={onSendNow} command="notes.send-now">
        {notesTexts.sendNow}
      </Button>
    </div>
  );
}
