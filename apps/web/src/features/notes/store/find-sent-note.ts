import type { Note } from '@intake-desk/grow-api/note';
import { pageToken } from '@intake-desk/grow-api/page-token';
import type { NoteParent } from './note-parent.ts';
import { listNotes } from './note-queries.ts';
import { sentBody, type OutgoingNote } from './outgoing-note.ts';

/** Clio's clock may differ from this one by so much. */
const CLOCK_SLACK_MS = 5 * 60_000;
/** Nobody writes two hundred notes a page on one record within minutes: past this, the answer is no help. */
const MAX_PAGES = 10;

/** Whether Clio's note is what became of the one that was sent. */
export function matchesSentNote(sent: OutgoingNote, note: Note): boolean {
  return (
    note.subject === sent.subject &&
    note.body === sentBody(sent) &&
    (sent.after === null ? Date.parse(note.created_at) >= sent.sentAt - CLOCK_SLACK_MS : note.id > sent.after)
  );
}

/**
 * Looks for a note whose answer was lost, among all that Clio has made on this record since.
 * @returns the note, or null when it is not there
 * @throws {HttpProblem} when Clio's notes cannot be read
 */
export async function findSentNote(
  parent: NoteParent,
  sent: OutgoingNote,
  isTaken: (id: number) => boolean,
): Promise<Note | null> {
  const since = new Date(sent.sentAt - CLOCK_SLACK_MS).toISOString().replace(/\.\d+Z$/, 'Z');
  let token: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const { data, meta } = await listNotes(parent, { created_since: since, page_token: token });
    const found = data.find((note) => !isTaken(note.id) && matchesSentNote(sent, note));
    if (found) return found;
    token = pageToken(meta?.paging?.next) ?? undefined;
    if (token === undefined) return null;
  }
  return null;
}
