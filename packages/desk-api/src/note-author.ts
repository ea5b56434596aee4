/** Largest number of notes in one request. */
export const MAX_NOTE_AUTHORS = 200;

/** Person of our team who wrote a note; Clio does not name the author. */
export interface NoteAuthor {
  note: number;
  name: string;
  /** True for a note of the person who asks. */
  isMine: boolean;
}

/**
 * `GET /api/desk/notes/authors?matter=7&ids=1,2` (or `contact=`): authors of notes that were sent through Intake Desk
 * in the last thirty days.
 */
export interface NoteAuthors {
  data: NoteAuthor[];
}
