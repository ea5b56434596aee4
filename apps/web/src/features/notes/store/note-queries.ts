import type { Note, NoteDraft } from '@intake-desk/grow-api/note';
import { growGet, growPost } from '#src/platform/http/grow.ts';
import { growPagesOptions } from '#src/platform/lists/grow-pages.ts';
import { type NoteParent, parentName } from './note-parent.ts';

/** Reopening a record after this time fetches its notes again, because colleagues write notes, too. */
const STALE_MS = 30_000;

/** Pages of all of a record's notes, in Clio's order: oldest first. */
export function notePages(parent: NoteParent) {
  const options = growPagesOptions<Note>(['notes', parentName(parent)], (page_token, signal) => {
    const target = { id: parent.id, query: { page_token }, signal };
    return parent.kind === 'matter'
      ? growGet('/matters/{matter_id}/notes', target)
      : growGet('/contacts/{contact_id}/notes', target);
  });
  return { ...options, staleTime: STALE_MS };
}

/** Sends a note. Repeating it with the same key and draft creates no second note. */
export async function sendNote(parent: NoteParent, draft: NoteDraft, idempotencyKey: string): Promise<Note> {
  const target = { id: parent.id };
  const answer =
    parent.kind === 'matter'
      ? await growPost('/matters/{matter_id}/notes', draft, idempotencyKey, target)
      : await growPost('/contacts/{contact_id}/notes', draft, idempotencyKey, target);
  return answer.data;
}
