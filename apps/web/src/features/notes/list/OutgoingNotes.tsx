import type { RefObject } from 'react';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { notesTexts } from '#src/texts/records/notes.ts';
import { useCommandKeys } from '#src/ui/primitives/command-keys.ts';
import { formatNoteState } from './note-state-messages.ts';
import type { NoteParent } from '#src/features/notes/store/note-parent.ts';
import { useConfirmedNotes, useComposer, useNoteStore } from '#src/features/notes/store/NotesContext.ts';
import { OutgoingNoteItem } from './OutgoingNoteItem.tsx';
import type { OutgoingNote } from '#src/features/notes/store/outgoing-note.ts';
import { NoteGroupItem } from './NoteGroupItem.tsx';

interface OutgoingNotesProps {
  parent: NoteParent;
  bodyRef: RefObject<HTMLTextAreaElement | null>;
}

/** The outgoing notes, newest first, and one live region that announces their state. */
export function OutgoingNotes({ parent, bodyRef }: OutgoingNotesProps) {
  const store = useNoteStore();
  const { outgoing } = useComposer(parent);
  const confirmed = useConfirmedNotes(parent);
  const undoKey = useCommandKeys('notes.undo')?.shown ?? '';
  const latest = outgoing.findLast(({ state }) => state !== 'done');
  // The buttons disappear with the note, so focus moves to the composer.
  const thenWrite = (act: () => void) => {
    act();
    bodyRef.current?.focus();
  };
  const said = latest
    ? latest.state === 'held' && latest.heldUntil
      ? notesTexts.heldSaid(formatNumber(Math.round((latest.heldUntil - latest.sentAt) / 1000)), undoKey)
      : formatNoteState(latest)
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
          if (note === undefined) return null;
          const common = {
            onEdit: () => thenWrite(() => store.undoSend(parent, note)),
            onSendNow: () => thenWrite(() => store.sendNow(parent, note)),
          };
          if (note.group === undefined) {
            const onRetry = () => thenWrite(() => store.retry(parent, note));
            return <OutgoingNoteItem key={note.key} note={note} onRetry={onRetry} {...common} />;
          }
          return (
            <NoteGroupItem
              key={note.group}
              notes={notes}
              onRetry={(one) => thenWrite(() => store.retry(parent, one))}
              onDrop={(some) =>
                thenWrite(() =>
                  store.discard(
                    parent,
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

/** Groups the notes of one send. */
function together(outgoing: readonly OutgoingNote[]): OutgoingNote[][] {
  const groups = new Map<string, OutgoingNote[]>();
  for (const note of outgoing) {
    const name = note.group ?? note.key;
    groups.set(name, [...(groups.get(name) ?? []), note]);
  }
  return [...groups.values()];
}
