import { NOTE_SUBJECT_MAX } from '@intake-desk/grow-api/note-limits';
import type { Note } from '@intake-desk/grow-api/note';
import { formatPastTime } from '#src/platform/format/time.ts';
import { notesTexts } from '#src/texts/records/notes.ts';
import { characterCount } from './note-limits.ts';

/**
 * Returns a subject from a note's first line, cut at a word to Clio's limit.
 * Only a suggestion for an empty subject: a typed subject is never cut.
 */
export function subjectFromBody(body: string): string {
  return cutAtWord(body.trim().split('\n', 1)[0]?.trim() ?? '', NOTE_SUBJECT_MAX);
}

/** Cuts a line to whole words within `room` code points; an ellipsis marks the cut. */
export function cutAtWord(line: string, room: number): string {
  const characters = [...line];
  if (characters.length <= room) return line;
  const cut = characters.slice(0, room - 1).join('');
  return `${cut.slice(0, cut.lastIndexOf(' ') > 0 ? cut.lastIndexOf(' ') : undefined)}…`;
}

/** Returns a subject that names the corrected note: Clio does not link the two, and neither can be changed. */
export function correctionSubject({ subject, created_at: at }: Note, now: number): string {
  // A relative day (`today`) would be wrong tomorrow, so the date is formatted as seen three days later.
  const when = formatPastTime(Date.parse(at), now + 3 * 86_400_000);
  const room = NOTE_SUBJECT_MAX - characterCount(notesTexts.correctionOf('', when));
  return notesTexts.correctionOf(cutAtWord(subject, room), when);
}
