/** Most notes that are asked about at once. */
export const MAX_NOTE_AUTHORS = 200;

/** Who of our team wrote a note; Clio does not say. */
export interface NoteAuthor {
  note: number;
  name: string;
}

/** `GET /api/desk/notes/authors?matter=7&ids=1,2` (or `contact=`): those that went through this desk in the last thirty days. */
export interface NoteAuthors {
  data: NoteAuthor[];
}
