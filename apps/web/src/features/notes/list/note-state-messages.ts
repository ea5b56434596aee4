import { formatTime } from '#src/platform/format/time.ts';
import { notesTexts } from '#src/texts/records/notes.ts';
import type { OutgoingNote } from '#src/features/notes/store/outgoing-note.ts';

/** Where a note stands, in a few words. One whose hold is over is as good as on its way. */
export function formatNoteState({ state, heldUntil, doneAt }: OutgoingNote): string {
  if (state === 'held' && !heldUntil) return notesTexts.states.sending;
  if (state === 'done' && doneAt !== undefined) return notesTexts.inClioAt(formatTime(doneAt));
  return notesTexts.states[state];
}

/** What there is to say of a note that needs its writer, or waits; empty where it goes on by itself at once. */
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
