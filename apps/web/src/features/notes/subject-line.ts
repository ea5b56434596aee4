import { NOTE_SUBJECT_MAX } from '@intake-desk/grow-api/note-limits';

/**
 * A subject from a note's first line, for a person who wrote none: at most as long as Clio takes, cut at a word.
 * Only ever a suggestion for an empty subject; what a person typed there is never cut.
 */
export function subjectFromBody(body: string): string {
  const line = body.trim().split('\n', 1)[0]?.trim() ?? '';
  const characters = [...line];
  if (characters.length <= NOTE_SUBJECT_MAX) return line;
  const cut = characters.slice(0, NOTE_SUBJECT_MAX - 1).join('');
  return `${cut.slice(0, cut.lastIndexOf(' ') > 0 ? cut.lastIndexOf(' ') : undefined)}…`;
}
