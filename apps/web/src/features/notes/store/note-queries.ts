import type { Note, NoteDraft } from '@intake-desk/grow-api/note';
import { growGet, growPost } from '#src/platform/http/grow.ts';
import { growPagesOptions, type GrowPage } from '#src/platform/lists/grow-pages.ts';
import { type NoteParent, parentName } from './note-parent.ts';

/** Opening a record again after this time asks for its notes again: colleagues write, too. */
const STALE_MS = 30_000;

interface NoteFilter {
  created_since?: string;
  page_token: string | undefined;
}

/** One page of a record's notes, in Clio's order: oldest first. */
export function listNotes(parent: NoteParent, query: NoteFilter, signal?: AbortSignal): Promise<GrowPage<Note>> {
  const target = { id: parent.id, query, signal };
  return parent.kind === 'matter'
    ? growGet('/matters/{matter_id}/notes', target)
    : growGet('/contacts/{contact_id}/notes', target);
}

/** All of a record's notes, page after page. */
export function notePages(parent: NoteParent) {
  const options = growPagesOptions<Note>(['notes', parentName(parent)], (page_token, signal) =>
    listNotes(parent, { page_token }, signal),
  );
  return { ...options, staleTime: STALE_MS };
}

/** Sends a note; the same key with the same draft is the same note, however often it is sent. */
export async function sendNote(parent: NoteParent, draft: NoteDraft, idempotencyKey: string): Promise<Note> {
  const target = { id: parent.id };
  const answer =
    parent.kind === 'matter'
      ? await growPost('/matters/{matter_id}/notes', draft, idempotencyKey, target)
      : await growPost('/contacts/{contact_id}/notes', draft, idempotencyKey, target);
  return answer.data;
}
