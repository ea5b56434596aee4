import type { RefObject } from 'react';
import type { NoteParent } from './note-parent.ts';
import { useConfirmedNotes, useNoteDesk, useNoteDesks } from './NotesContext.ts';
import { OutgoingNoteItem } from './OutgoingNoteItem.tsx';
import { OUTGOING_WORDS } from './outgoing-words.ts';

interface OutgoingNotesProps {
  parent: NoteParent;
  bodyRef: RefObject<HTMLTextAreaElement | null>;
}

/** The notes under way, newest first, and one place that reads out how they fare. */
export function OutgoingNotes({ parent, bodyRef }: OutgoingNotesProps) {
  const desks = useNoteDesks();
  const { outgoing } = useNoteDesk(parent);
  const confirmed = useConfirmedNotes(parent);
  const latest = outgoing.at(-1);
  // The buttons go with the note: the writer goes on in the composer.
  const thenWrite = (act: () => void) => () => {
    act();
    bodyRef.current?.focus();
  };
  return (
    <>
      <p className="visually-hidden" role="status">
        {latest ? OUTGOING_WORDS[latest.state] : confirmed.length > 0 ? `The note is in Clio.` : ''}
      </p>
      {outgoing.toReversed().map((note) => (
        <OutgoingNoteItem
          key={note.key}
          note={note}
          onRetry={thenWrite(() => desks.retry(parent, note))}
          onEdit={thenWrite(() => desks.takeBack(parent, note))}
        />
      ))}
    </>
  );
}
