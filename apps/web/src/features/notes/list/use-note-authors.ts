import { useQuery } from '@tanstack/react-query';
import { MAX_NOTE_AUTHORS } from '@intake-desk/desk-api/note-author';
import type { Note } from '@intake-desk/grow-api/note';
import { callDesk } from '#src/platform/http/desk.ts';
import { notesTexts } from '#src/texts/records/notes.ts';
import { type NoteParent, parentName } from '#src/features/notes/store/note-parent.ts';

/** Retention of the server's outbox, which knows the authors. */
const JOURNAL_DAYS = 30;

/**
 * Returns a lookup of authors by note id. A note sent through Intake Desk has a name, any other recent note a label. A
 * note older than the outbox has null.
 */
export function useNoteAuthors(parent: NoteParent, notes: readonly Note[], isWhole: boolean, now: number) {
  const oldest = now - JOURNAL_DAYS * 86_400_000;
  const recent = notes.filter(({ created_at: at }) => Date.parse(at) > oldest).slice(-MAX_NOTE_AUTHORS);
  const ids = recent.map(({ id }) => id).join();
  const { data } = useQuery({
    queryKey: ['note-authors', parentName(parent), ids],
    queryFn: async ({ signal }) => {
      const query = new URLSearchParams({ [parent.kind]: parent.id, ids });
      const answer = await callDesk('GET /api/desk/notes/authors', { query, signal });
      return {
        ids: new Set(ids.split(',').map(Number)),
        names: new Map(answer.data.map((one) => [one.note, one.name])),
      };
    },
    enabled: isWhole && ids !== '',
    placeholderData: (before) => before,
    staleTime: Infinity,
  });
  return (id: number): string | null => data?.names.get(id) ?? (data?.ids.has(id) === true ? notesTexts.viaClio : null);
}
