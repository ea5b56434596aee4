import { type NoteParent, parentOfName } from './note-parent.ts';
import { isStillHere, type NoteDesk, type OutgoingNote } from './outgoing-note.ts';

/** Whether a note is held back, and Undo would still bring it back. */
export function isHeld(note: OutgoingNote): boolean {
  return isStillHere(note) && note.state === 'held' && note.heldUntil !== 0;
}

/** The note that was held back last, of all records; null where none is. */
export function youngestHeld(desks: Iterable<[string, NoteDesk]>): { parent: NoteParent; note: OutgoingNote } | null {
  const held = [...desks].flatMap(([name, { outgoing }]) => {
    const parent = parentOfName(name);
    return parent === null ? [] : outgoing.filter(isHeld).map((note) => ({ parent, note }));
  });
  return held.toSorted((one, other) => other.note.sentAt - one.note.sentAt)[0] ?? null;
}
