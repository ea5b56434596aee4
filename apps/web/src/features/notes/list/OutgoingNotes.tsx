import type { RefObject } from 'react';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { titledNote } from '#src/platform/notes/note-subject.ts';
import { notesTexts } from '#src/texts/records/notes.ts';
import { useCommandKeys } from '#src/ui/primitives/command-keys.ts';
import { copyText } from '#src/platform/browser/clipboard.ts';
import { isHeld, isStillHere } from '#src/platform/outgoing/outgoing-item.ts';
import { describeItem, formatItemState } from '#src/platform/outgoing/outgoing-messages.ts';
import { useSecondsLeft } from '#src/platform/outgoing/use-outgoing.ts';
import { OutgoingEntry, UndoSendLine } from '#src/ui/record/OutgoingEntry.tsx';
import { parentName, type NoteParent } from '#src/features/notes/store/note-parent.ts';
import { useComposer, useConfirmedNotes, useNoteQueue } from '#src/features/notes/store/NotesContext.ts';
import { sentBody, type OutgoingNote } from '#src/features/notes/store/outgoing-note.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { joinClasses } from '#src/ui/primitives/join-classes.ts';
import styles from './NoteItem.module.css';
import several from './NoteGroupItem.module.css';

interface OutgoingNotesProps {
  parent: NoteParent;
  bodyRef: RefObject<HTMLTextAreaElement | null>;
}

/** The outgoing notes, newest first, and one live region that announces their state. */
export function OutgoingNotes({ parent, bodyRef }: OutgoingNotesProps) {
  const queue = useNoteQueue();
  const record = parentName(parent);
  const { outgoing } = useComposer(parent);
  const confirmed = useConfirmedNotes(parent);
  const undoKey = useCommandKeys('history.undo')?.shown ?? '';
  const latest = outgoing.findLast(({ state }) => state !== 'done');
  // The buttons disappear with the note, so focus moves to the composer.
  const thenWrite = (act: () => void) => {
    act();
    bodyRef.current?.focus();
  };
  const said = latest
    ? isHeld(latest)
      ? notesTexts.heldSaid(formatNumber(Math.round(((latest.heldUntil ?? 0) - latest.sentAt) / 1000)), undoKey)
      : formatItemState(latest)
    : confirmed.length > 0
      ? notesTexts.inClioSaid
      : '';
  return (
    <>
      <p className="visually-hidden" role="status">
        {said}
      </p>
      {together(outgoing)
        .toReversed()
        .map((notes) => {
          const [note] = notes;
          const common = {
            onEdit: () => thenWrite(() => queue.undo(record, note)),
            onSendNow: () => thenWrite(() => queue.sendNow(record, note)),
          };
          if (note.group === undefined) {
            const onRetry = () => thenWrite(() => queue.retry(record, note));
            return <OutgoingNoteItem key={note.key} note={note} onRetry={onRetry} {...common} />;
          }
          return (
            <NoteGroupItem
              key={note.group}
              notes={notes}
              onRetry={(one) => thenWrite(() => queue.retry(record, one))}
              onDrop={(some) =>
                thenWrite(() =>
                  queue.discard(
                    record,
                    some.map(({ key }) => key),
                  ),
                )
              }
              {...common}
            />
          );
        })}
    </>
  );
}

interface OutgoingNoteItemProps {
  note: OutgoingNote;
  onRetry: () => void;
  onEdit: () => void;
  onSendNow: () => void;
}

function OutgoingNoteItem({ note, ...actions }: OutgoingNoteItemProps) {
  const { title, text } = titledNote({ subject: note.subject, body: sentBody(note) });
  return (
    <OutgoingEntry
      title={title}
      {...(text === '' ? {} : { text })}
      secondsLeft={useSecondsLeft(note)}
      onCopy={() => copyText([title, text].filter(Boolean).join('\n\n'))}
      {...describeItem(note)}
      {...actions}
    />
  );
}

/** Groups the notes of one send. */
function together(outgoing: readonly OutgoingNote[]): [OutgoingNote, ...OutgoingNote[]][] {
  const groups = new Map<string, [OutgoingNote, ...OutgoingNote[]]>();
  for (const note of outgoing) {
    const name = note.group ?? note.key;
    const others = groups.get(name);
    groups.set(name, others === undefined ? [note] : [...others, note]);
  }
  return [...groups.values()];
}

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
function NoteGroupItem({ notes, onRetry, onEdit, onSendNow, onDrop }: NoteGroupItemProps) {
  const [first] = notes;
  const { title, text } = titledNote({ subject: first.subject, body: sentBody(first) });
  const secondsLeft = useSecondsLeft(first);
  const done = notes.filter(({ state }) => state === 'done').length;
  const isDone = done === notes.length;
  const all = formatNumber(notes.length);
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
              <span className="cut">{note.to?.name ?? notesTexts.thisRecord}</span>
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
