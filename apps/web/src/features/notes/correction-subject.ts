import { NOTE_SUBJECT_MAX } from '@intake-desk/grow-api/note-limits';
import type { Note } from '@intake-desk/grow-api/note';
import { momentInWords } from '#src/platform/time.ts';
import { notesTexts } from '#src/texts/notes.ts';
import { characterCount } from './note-check.ts';
import { cutAtWord } from './subject-line.ts';

/** Names the note that is corrected: in Clio the two stand apart, and neither can be changed. */
export function correctionSubject({ subject, created_at: at }: Note, now: number): string {
  // A day in words (`today`) would be wrong tomorrow.
  const when = momentInWords(Date.parse(at), now + 3 * 86_400_000);
  const room = NOTE_SUBJECT_MAX - characterCount(notesTexts.correctionOf('', when));
  return notesTexts.correctionOf(cutAtWord(subject, room), when);
}
