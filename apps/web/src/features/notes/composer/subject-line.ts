import { NOTE_SUBJECT_MAX } from '@intake-desk/grow-api/note-limits';
import type { Note } from '@intake-desk/grow-api/note';
import { formatPastTime } from '#src/platform/format/time.ts';
import { cutAtWord, titledNote } from '#src/platform/notes/note-subject.ts';
import { notesTexts } from '#src/texts/records/notes.ts';
import { characterCount } from './note-limits.ts';

/** Returns a subject that names the corrected note: Clio does not link the two, and neither can be changed. */
export function correctionSubject(note: Note, now: number): string {
  // A relative day (`today`) would be wrong tomorrow, so the date is formatted as seen three days later.
  const when = formatPastTime(Date.parse(note.created_at), now + 3 * 86_400_000);
  const room = NOTE_SUBJECT_MAX - characterCount(notesTexts.correctionOf('', when));
  return notesTexts.correctionOf(cutAtWord(titledNote(note).title, room), when);
}
