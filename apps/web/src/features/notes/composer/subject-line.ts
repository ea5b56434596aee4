import { NOTE_SUBJECT_MAX } from '@intake-desk/grow-api/note-limits';
import type { Note } from '@intake-desk/grow-api/note';
import { formatPastTime } from '#src/platform/format/time.ts';
import { notesTexts } from '#src/texts/records/notes.ts';
import { characterCount } from './note-limits.ts';

/**
 * A subject from a note's first line, for a person who wrote none: at most as long as Clio takes, cut at a word.
 * Only ever a suggestion for an empty subject; what a person typed there is never cut.
 */
export function subjectFromBody(body: string): string {
  return cutAtWord(body.trim().split('\n', 1)[0]?.trim() ?? '', NOTE_SUBJECT_MAX);
}

/** As many whole words as there is room for; an ellipsis tells that there were more. */
export function cutAtWord(line: string, room: number): string {
  const characters = [...line];
  if (characters.length <= room) return line;
  const cut = characters.slice(0, room - 1).join('');
  return `${cut.slice(0, cut.lastIndexOf(' ') > 0 ? cut.lastIndexOf(' ') : undefined)}…`;
}

/** Names the note that is corrected: in Clio the two stand apart, and neither can be changed. */
export function correctionSubject({ subject, created_at: at }: Note, now: number): string {
  // A day in words (`today`) would be wrong tomorrow.
  const when = formatPastTime(Date.parse(at), now + 3 * 86_400_000);
  const room = NOTE_SUBJECT_MAX - characterCount(notesTexts.correctionOf('', when));
  return notesTexts.correctionOf(cutAtWord(subject, room), when);
}
