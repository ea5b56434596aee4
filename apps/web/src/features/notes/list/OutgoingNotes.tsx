import type { RefObject } from 'react';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { titledNote } from '#src/platform/notes/note-subject.ts';
import { notesTexts } from '#src/texts/records/notes.ts';
import { useCommandKeys } from '#src/ui/primitives/command-keys.ts';
import { copyText } from '#src/platform/browser/clipboard.ts';
import { isHeld } from '#src/platform/outgoing/outgoing-item.ts';
import { describeItem, formatItemState } from '#src/platform/outgoing/outgoing-messages.ts';
import { useSecondsLeft } from '#src/platform/outgoing/use-outgoing.ts';
import { OutgoingEntry } from '#src/ui/record/OutgoingEntry.tsx';
import { type NoteParent, parentName } from '#src/features/notes/store/note-parent.ts';
import { useConfirmedNotes, useComposer, useNoteQueue } from '#src/features/notes/store/NotesContext.ts';
import { sentBody, type OutgoingNote } from '#src/features/notes/store/outgoing-note.ts';
import { NoteGroupItem } from './NoteGroupItem.tsx';

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
