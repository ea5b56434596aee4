import { formatNumber } from '#src/platform/format/format-number.ts';
import { titledNote } from '#src/platform/notes/note-subject.ts';
import { notesTexts } from '#src/texts/records/notes.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { joinClasses } from '#src/ui/primitives/join-classes.ts';
import { UndoSendLine } from '#src/ui/record/OutgoingEntry.tsx';
import { isStillHere } from '#src/platform/outgoing/outgoing-item.ts';
import { describeItem } from '#src/platform/outgoing/outgoing-messages.ts';
import { useSecondsLeft } from '#src/platform/outgoing/use-outgoing.ts';
import styles from './NoteItem.module.css';
import { sentBody, type OutgoingNote } from '#src/features/notes/store/outgoing-note.ts';
import several from './NoteGroupItem.module.css';

interface NoteGroupItemProps {
  /** One per record, that of the current record first. */
  notes: readonly [OutgoingNote, ...OutgoingNote[]];
  onRetry: (note: OutgoingNote) => void;
  /** Moves all of them back into the composer. */
  onEdit: () => void;
  onSendNow: () => void;
  /** Discards some of them, or removes sent ones from the list. */
  onDrop: (notes: readonly OutgoingNote[]) => void;
}

/** One note sent to several records, with its state at each. */
export function NoteGroupItem({ notes, onRetry, onEdit, onSendNow, onDrop }: NoteGroupItemProps) {
  const [first] = notes;
  const secondsLeft = useSecondsLeft(first);
  const done = notes.filter(({ state }) => state === 'done').length;
  const isDone = done === notes.length;
  const all = formatNumber(notes.length);
  const { title, text } = titledNote({ subject: first.subject, body: sentBody(first) });
  const isHeld = notes.every(({ state }) => state === 'held');
  return (
    <article className={joinClasses(styles.note, !isDone && styles.pending)} aria-label={title}>
      <header>
        <h3>{title}</h3>
        <small>{done > 0 ? notesTexts.severalDone(formatNumber(done), all) : notesTexts.severalTo(all)}</small>
        {isDone && (
          <Button variant="quiet" className={styles.correct} onClick={() => onDrop(notes)}>
            {notesTexts.close}
          </Button>
        )}
      </header>
      {!isDone && text !== '' && <p>{text}</p>}
      {isHeld && <UndoSendLine secondsLeft={secondsLeft} onUndo={onEdit} onSendNow={onSendNow} />}
      <ul className={several.records}>
        {notes.map((note) => {
          const { state, outcome, needsDecision, retry } = describeItem(note);
          return (
            <li key={note.key} data-state={note.state}>
              <span>{note.to?.name ?? notesTexts.thisRecord}</span>
              <small className={note.state === 'done' ? styles.sent : undefined}>{state}</small>
              {outcome !== '' && (
                <div role={needsDecision ? 'alert' : undefined}>
                  <span>{outcome}</span>
                  {needsDecision && retry !== null && <Button onClick={() => onRetry(note)}>{retry}</Button>}
                  {needsDecision && (
                    <Button variant="quiet" onClick={() => onDrop([note])}>
                      {notesTexts.leaveOut}
                    </Button>
                  )}
                </div>
              )}
            </li>
          );
        })}
      </ul>
      {!isHeld && notes.every(isStillHere) && <Button onClick={onEdit}>{notesTexts.edit}</Button>}
    </article>
  );
}
