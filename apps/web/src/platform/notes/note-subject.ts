import { NOTE_SUBJECT_MAX } from '@intake-desk/grow-api/note-limits';
import { notesTexts } from '#src/texts/records/notes.ts';

/**
 * Returns the subject of a note without one: its first line, cut at a word to Clio's limit. Clio requires a subject, but
 * a note of one line would be stored twice, so it gets a general one. A typed subject is never cut.
 */
export function subjectFromBody(body: string): string {
  const { title, text } = splitFirstLine(body);
  return text === '' && title !== '' ? notesTexts.plainSubject : cutAtWord(title, NOTE_SUBJECT_MAX);
}

/** Cuts a line to whole words within `room` code points; an ellipsis marks the cut. */
export function cutAtWord(line: string, room: number): string {
  const characters = [...line];
  if (characters.length <= room) return line;
  const cut = characters.slice(0, room - 1).join('');
  return `${cut.slice(0, cut.lastIndexOf(' ') > 0 ? cut.lastIndexOf(' ') : undefined)}…`;
}

/**
 * Returns a note as it is shown, each text once: under a general subject its first line is the title.
 * @returns an empty text for a note that has only one line, or whose body repeats its subject
 */
export function titledNote({ subject, body }: { subject: string; body: string }): { title: string; text: string } {
  if (subject === notesTexts.plainSubject && body.trim() !== '') return splitFirstLine(body);
  return { title: subject, text: body.trim() === subject.trim() ? '' : body };
}

function splitFirstLine(body: string): { title: string; text: string } {
  const [first = '', ...rest] = body.trim().split('\n');
  return { title: first.trim(), text: rest.join('\n').trim() };
}
