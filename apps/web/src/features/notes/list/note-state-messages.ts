import { formatTime } from '#src/platform/format/time.ts';
import { notesTexts } from '#src/texts/records/notes.ts';
import type { OutgoingNote } from '#src/features/notes/store/outgoing-note.ts';

/** Returns a short text for a note's state. A note whose send delay has ended is shown as sending. */
export function formatNoteState({ state, heldUntil, doneAt }: OutgoingNote): string {
  if (state === 'held' && !heldUntil) return notesTexts.states.sending;
  if (state === 'done' && doneAt !== undefined) return notesTexts.inClioAt(formatTime(doneAt));
  return notesTexts.states[state];
}

/** Returns the explanation for a note that waits or needs its author; empty when no action is needed. */
export function formatNoteOutcome(note: OutgoingNote): string {
  switch (note.state) {
    case 'waiting':
      return notesTexts.waitsFor[note.waitsFor ?? 'network'];
    case 'failed':
      return notesTexts.failed(note.reason);
    case 'unseen':
      return notesTexts.unseen(note.reason);
    case 'interrupted':
      return notesTexts.interrupted(note.reason, formatTime(note.sentAt));
    case 'held':
    case 'sending':
    case 'unknown':
    case 'done':
      return '';
  }
}
