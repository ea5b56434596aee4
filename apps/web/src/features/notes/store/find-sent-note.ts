import type { Note } from '@intake-desk/grow-api/note';
import { pageToken } from '@intake-desk/grow-api/page-token';
import type { NoteParent } from './note-parent.ts';
import { listNotes } from './note-queries.ts';
import { sentBody, type OutgoingNote } from './outgoing-note.ts';

/** Tolerated difference between Clio's clock and this one. */
const CLOCK_SLACK_MS = 5 * 60_000;
/** With 200 notes per page, a record never gets more within minutes: a longer search would not help. */
const MAX_PAGES = 10;

/** True when Clio's note is the one that was sent: same text, and created after it was sent. */
export function matchesSentNote(sent: OutgoingNote, note: Note): boolean {
  return (
    note.subject === sent.subject &&
    note.body === sentBody(sent) &&
    (sent.after === null ? Date.parse(note.created_at) >= sent.sentAt - CLOCK_SLACK_MS : note.id > sent.after)
  );
}

/**
 * Searches for a note whose response was lost, among the record's notes created since it was sent.
 * @returns the note, or null when it is not found
 * @throws {HttpProblem} when Clio's notes cannot be fetched
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
