import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { Note, NoteDraft } from '@intake-desk/grow-api/note';
import { growGet, growPost } from '#src/platform/grow.ts';
import { recordPagesOptions, type RecordPage } from '#src/platform/record-pages.ts';
import { type NoteParent, parentName } from './note-parent.ts';

/** A record's notes in Clio's order: oldest first. */
export function notePages(parent: NoteParent) {
  return recordPagesOptions<Note>(['notes', parentName(parent)], (page_token, signal) => {
    const target = { id: parent.id, query: { page_token }, signal };
    return parent.kind === 'matter'
      ? growGet('/matters/{matter_id}/notes', target)
      : growGet('/contacts/{contact_id}/notes', target);
  });
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

/** Puts a confirmed note into the loaded list: no refetch for what is known. */
export function addToLoadedNotes(queryClient: QueryClient, parent: NoteParent, note: Note): void {
  queryClient.setQueryData<InfiniteData<RecordPage<Note>, string | undefined>>(notePages(parent).queryKey, (loaded) => {
    const last = loaded?.pages.at(-1);
    if (!loaded || !last) return loaded;
    if (loaded.pages.some((page) => page.data.some(({ id }) => id === note.id))) return loaded;
    return { ...loaded, pages: [...loaded.pages.slice(0, -1), { ...last, data: [...last.data, note] }] };
  });
}
