import { createContext, use, useEffect, useSyncExternalStore } from 'react';
import type { Kept } from '#src/platform/drafts/draft-autosave.ts';
import type { ConfirmedNote, NoteDesks } from './note-store.ts';
import type { NoteParent } from './note-parent.ts';
import type { NoteDesk } from './outgoing-note.ts';

/** What the app gives to the notes. */
interface NotesGiven {
  desks: NoteDesks;
  /** The signed-in person's name. */
  me: string;
  /** Whether the desk can search records. */
  searches: boolean;
}

export const NotesContext = createContext<NotesGiven | null>(null);

export function useNotesGiven(): NotesGiven {
  const given = use(NotesContext);
  if (!given) throw new Error('Notes are used outside of a signed-in desk.');
  return given;
}

/** The signed-in person's desks. */
export function useNoteDesks(): NoteDesks {
  return useNotesGiven().desks;
}

/** What is typed and under way at one record. */
export function useNoteDesk(parent: NoteParent): NoteDesk {
  const desks = useNoteDesks();
  const { kind, id } = parent;
  useEffect(() => void desks.open({ kind, id }), [desks, kind, id]);
  return useSyncExternalStore(desks.subscribe, () => desks.desk(parent));
}

/** Whether what is typed at one record is put away. */
export function useKept(parent: NoteParent): Kept {
  const desks = useNoteDesks();
  return useSyncExternalStore(desks.subscribe, () => desks.kept(parent));
}

/** Notes of this record that this browser sent and Clio confirmed. */
export function useConfirmedNotes(parent: NoteParent): readonly ConfirmedNote[] {
  const desks = useNoteDesks();
  return useSyncExternalStore(desks.subscribe, () => desks.confirmed(parent));
}
